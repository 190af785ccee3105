-- Grain: one row per event that happened. Reads mart.event_record, core.article_entity and core.entity. Columns, names and order are those of POLECAT.
create view mart.polecat as
with
story as (
    select
        said.article_id,
        string_agg(distinct entity.name, ';' order by entity.name) filter (where entity.kind = 'person') as people,
        string_agg(distinct entity.name, ';' order by entity.name)
            filter (where entity.kind in ('organization', 'armed_group', 'government', 'military')) as organizations,
        string_agg(distinct entity.name, ';' order by entity.name) filter (where entity.kind = 'place') as locations
    from core.article_entity as said
    inner join core.entity as entity on said.entity_id = entity.entity_id
    group by said.article_id
)

select
    record.event_id as "Event ID",
    record.event_date as "Event Date",
    record.event_type as "Event Type",
    record.event_mode as "Event Mode",
    record.goldstein as "Intensity",
    case record.quad_class
        when 1 then 'VERBAL COOPERATION'
        when 2 then 'MATERIAL COOPERATION'
        when 3 then 'VERBAL CONFLICT'
        when 4 then 'MATERIAL CONFLICT'
    end as "Quad Code",
    nullif(array_to_string(record.event_context, ';'), '') as "Contexts",
    record.actor as "Actor Name",
    record.actor_country_iso3 as "Actor Country",
    record.actor_cow as "Actor COW",
    record.actor_sector[1] as "Primary Actor Sector",
    nullif(array_to_string(record.actor_sector, ';'), '') as "Actor Sectors",
    record.actor_title as "Actor Title",
    record.actor_text as "Actor Name Raw",
    record.actor_wikidata_id as "Wikipedia Actor ID",
    record.recipient as "Recipient Name",
    record.recipient_country_iso3 as "Recipient Country",
    record.recipient_cow as "Recipient COW",
    record.recipient_sector[1] as "Primary Recipient Sector",
    nullif(array_to_string(record.recipient_sector, ';'), '') as "Recipient Sectors",
    record.recipient_title as "Recipient Title",
    record.recipient_text as "Recipient Name Raw",
    record.recipient_wikidata_id as "Wikipedia Recipient ID",
    record.place as "Placename",
    record.city as "City",
    record.admin2 as "District",
    record.admin1 as "Province",
    record.place_country_iso3 as "Country",
    record.latitude as "Latitude",
    record.longitude as "Longitude",
    record.geonameid as "GeoNames ID",
    record.raw_place as "Raw Placename",
    record.feature_code as "Feature Type",
    coalesce(record.outlet, record.source_id) as "Source",
    record.published_on as "Publication Date",
    story.people as "Story People",
    story.organizations as "Story Organizations",
    story.locations as "Story Locations",
    record.language as "Language",
    record.model as "Version"
from mart.event_record as record
left join story on record.article_id = story.article_id
where record.realis = 'actual' and record.polarity = 'affirmed';

comment on view mart.polecat is 'Events as POLECAT codes them (40 columns).';
comment on column mart.polecat."Event ID" is 'core.event.event_id';
comment on column mart.polecat."Event Date" is 'day of the event, else of its first report';
comment on column mart.polecat."Event Type" is 'PLOVER 2.0 type';
comment on column mart.polecat."Event Mode" is 'PLOVER 2.0 mode';
comment on column mart.polecat."Intensity" is 'Goldstein value of the CAMEO code (scale: codes.cameo); POLECAT has a scale of its own';
comment on column mart.polecat."Quad Code" is 'quad class in words';
comment on column mart.polecat."Contexts" is 'PLOVER 2.0 contexts, separated by semicolons';
comment on column mart.polecat."Actor Name" is 'the party that most mentions name';
comment on column mart.polecat."Actor Country" is 'ISO 3166-1 alpha-3, or IGO, NGO, …';
comment on column mart.polecat."Actor COW" is 'Correlates of War state number';
comment on column mart.polecat."Primary Actor Sector" is 'first PLOVER sector';
comment on column mart.polecat."Actor Sectors" is 'PLOVER sectors, separated by semicolons';
comment on column mart.polecat."Actor Title" is 'rank or honorific as written';
comment on column mart.polecat."Actor Name Raw" is 'the words as written';
comment on column mart.polecat."Wikipedia Actor ID" is 'Wikidata item: it stays when a Wikipedia title changes';
comment on column mart.polecat."Recipient Name" is 'the party that most mentions name';
comment on column mart.polecat."Recipient Country" is 'ISO 3166-1 alpha-3, or IGO, NGO, …';
comment on column mart.polecat."Recipient COW" is 'Correlates of War state number';
comment on column mart.polecat."Primary Recipient Sector" is 'first PLOVER sector';
comment on column mart.polecat."Recipient Sectors" is 'PLOVER sectors, separated by semicolons';
comment on column mart.polecat."Recipient Title" is 'rank or honorific as written';
comment on column mart.polecat."Recipient Name Raw" is 'the words as written';
comment on column mart.polecat."Wikipedia Recipient ID" is 'Wikidata item: it stays when a Wikipedia title changes';
comment on column mart.polecat."Placename" is 'name of the place';
comment on column mart.polecat."City" is 'populated place';
comment on column mart.polecat."District" is 'second-order division';
comment on column mart.polecat."Province" is 'first-order division';
comment on column mart.polecat."Country" is 'ISO 3166-1 alpha-3';
comment on column mart.polecat."Latitude" is 'degrees north';
comment on column mart.polecat."Longitude" is 'degrees east';
comment on column mart.polecat."GeoNames ID" is 'GeoNames id';
comment on column mart.polecat."Raw Placename" is 'the place as written';
comment on column mart.polecat."Feature Type" is 'GeoNames feature code';
comment on column mart.polecat."Source" is 'outlet';
comment on column mart.polecat."Publication Date" is 'publication date of the article with the best mention';
comment on column mart.polecat."Story People" is 'persons the article names, separated by semicolons';
comment on column mart.polecat."Story Organizations" is 'organizations the article names';
comment on column mart.polecat."Story Locations" is 'places the article names';
comment on column mart.polecat."Language" is 'ISO 639-1 code';
comment on column mart.polecat."Version" is 'language model that read it, name@version';
