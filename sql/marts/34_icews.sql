-- Grain: one row per event that happened between two parties, or to one. Reads mart.event_record and codes.sector. Columns, names and order are
-- those of ICEWS Coded Event Data; CAMEO codes keep their leading zeros, ids are unique.
create view mart.icews as
with
sector_names as (
    select
        record.event_id,
        string_agg(acting.name, ',' order by acting.sector) filter (where list_contains(record.actor_sector, acting.sector)) as source,
        string_agg(acting.name, ',' order by acting.sector) filter (where list_contains(record.recipient_sector, acting.sector)) as target
    from mart.event_record as record
    inner join codes.sector as acting
        on list_contains(record.actor_sector, acting.sector) or list_contains(record.recipient_sector, acting.sector)
    group by record.event_id
)

select
    record.event_number as "Event ID",
    record.event_date as "Event Date",
    record.actor as "Source Name",
    sector_names.source as "Source Sectors",
    record.actor_country as "Source Country",
    record.cameo_name as "Event Text",
    record.cameo as "CAMEO Code",
    record.goldstein as "Intensity",
    record.recipient as "Target Name",
    sector_names.target as "Target Sectors",
    record.recipient_country as "Target Country",
    (md5_number_lower(record.article_id) % 9223372036854775807)::bigint as "Story ID",
    record.sentence_no + 1 as "Sentence Number",
    coalesce(record.outlet, record.source_id) as "Publisher",
    record.city as "City",
    record.admin2 as "District",
    record.admin1 as "Province",
    record.place_country as "Country",
    record.latitude as "Latitude",
    record.longitude as "Longitude"
from mart.event_record as record
left join sector_names on record.event_id = sector_names.event_id
where
    record.realis = 'actual'
    and record.polarity = 'affirmed'
    and (record.actor is not null or record.recipient is not null);

comment on view mart.icews is 'Events as ICEWS codes them (20 columns).';
comment on column mart.icews."Event ID" is 'number made from core.event.event_id, unique';
comment on column mart.icews."Event Date" is 'day of the event, else of its first report';
comment on column mart.icews."Source Name" is 'actor';
comment on column mart.icews."Source Sectors" is 'names of its PLOVER sectors, separated by commas';
comment on column mart.icews."Source Country" is 'its country';
comment on column mart.icews."Event Text" is 'name of the CAMEO code';
comment on column mart.icews."CAMEO Code" is 'CAMEO code, a string with its leading zeros';
comment on column mart.icews."Intensity" is 'Goldstein value of the code (scale: codes.cameo)';
comment on column mart.icews."Target Name" is 'recipient';
comment on column mart.icews."Target Sectors" is 'names of its PLOVER sectors, separated by commas';
comment on column mart.icews."Target Country" is 'its country';
comment on column mart.icews."Story ID" is 'number made from core.article.article_id of the best mention';
comment on column mart.icews."Sentence Number" is 'sentence of the article, the first is 1';
comment on column mart.icews."Publisher" is 'outlet';
comment on column mart.icews."City" is 'populated place';
comment on column mart.icews."District" is 'second-order division';
comment on column mart.icews."Province" is 'first-order division';
comment on column mart.icews."Country" is 'country where it happened';
comment on column mart.icews."Latitude" is 'degrees north';
comment on column mart.icews."Longitude" is 'degrees east';
