-- Grain: one row per event, role (actor, recipient) and party. Reads core.event_argument, core.event_mention, core.mention, core.entity, core.event,
-- core.place and codes (offices by date among them): who acts and who is acted on, with the side each is on.
-- A party is an entity, or the words themselves where no entity is known; pronouns that lead nowhere are left out.
create view mart.event_party as
with
arguments as (
    select
        mention.event_id,
        argument.role,
        coalesce(argument.entity_id, lower(argument.text)) as party,
        argument.entity_id,
        argument.text,
        named.title_text,
        argument.article_id,
        argument.event_mention_no
    from core.event_argument as argument
    inner join core.event_mention as mention
        on argument.article_id = mention.article_id and argument.event_mention_no = mention.event_mention_no
    left join core.mention as named
        on argument.article_id = named.article_id and argument.mention_no = named.mention_no
    where
        argument.role in ('actor', 'recipient')
        and mention.event_id is not null
        and (argument.entity_id is not null or coalesce(named.mention_type, 'name') <> 'pronoun')
),

parties as (
    select
        event_id,
        role,
        party,
        min(entity_id) as entity_id,
        min({'length': -length(text), 'text': text}).text as text,
        min(title_text) as title,
        count(distinct (article_id, event_mention_no)) as mention_count,
        min((article_id, event_mention_no)) as first_mention
    from arguments
    group by event_id, role, party
),

-- "the former president" is not on the side of the state by that word
texts as (
    select distinct
        event_id,
        role,
        party,
        lower(text) as text
    from arguments
    where not regexp_matches(lower(text), '(^|[^a-z])(former|ex|ousted|deposed|toppled|retired|erstwhile)[ -]')
),

-- an office counts for events of its time: who has left the last one that is known is of the elites
offices as (
    select
        parties.event_id,
        parties.entity_id,
        list_sort(list(distinct held.sector)) as sector
    from parties
    inner join core.event as event on parties.event_id = event.event_id
    inner join codes.actor_role as held on parties.entity_id = held.entity_id
    where event.date_start >= held.valid_from and event.date_start <= coalesce(held.valid_to, date '9999-12-31')
    group by parties.event_id, parties.entity_id
),

last_offices as (
    select
        entity_id,
        max(coalesce(valid_to, date '9999-12-31')) as valid_to
    from codes.actor_role
    group by entity_id
),

entities as (
    select
        parties.event_id,
        parties.entity_id,
        min(entity.name) as name,
        min(entity.kind) as kind,
        min(entity.country_iso3) as country_iso3,
        min(entity.cow) as cow,
        min(entity.gwno) as gwno,
        min(entity.wikidata_id) as wikidata_id,
        min(
            case
                when offices.sector is not null then offices.sector
                when event.date_start > last_offices.valid_to then ['ELI']
                else entity.sector
            end
        ) as sector
    from parties
    inner join core.event as event on parties.event_id = event.event_id
    inner join core.entity as entity on parties.entity_id = entity.entity_id
    left join offices on parties.event_id = offices.event_id and parties.entity_id = offices.entity_id
    left join last_offices on parties.entity_id = last_offices.entity_id
    group by parties.event_id, parties.entity_id
),

tokens as (
    select
        event_id,
        role,
        party,
        regexp_extract_all(text, '[a-z]+(?:-[a-z]+)*') as all_words,
        regexp_extract_all(
            regexp_extract(text, '^(.*?)(?: (?:of|in|from|by|at|who|near|with|for|that|on) |,|$)', 1), '[a-z]+(?:-[a-z]+)*'
        ) as head_words
    from texts
),

-- words and pairs of words; what stands last in the noun's own part of the phrase says what the party is
words as (
    select
        event_id,
        role,
        party,
        unnest(
            list_transform(range(1, len(head_words) + 1), lambda i: {'word': head_words[i], 'rank': 3 * i + 1000})
            || list_transform(range(1, len(head_words)), lambda i: {'word': head_words[i] || ' ' || head_words[i + 1], 'rank': 3 * i + 1004})
            || list_transform(range(1, len(all_words) + 1), lambda i: {'word': all_words[i], 'rank': 3 * i})
            || list_transform(range(1, len(all_words)), lambda i: {'word': all_words[i] || ' ' || all_words[i + 1], 'rank': 3 * i + 4})
        ) as entry
    from tokens
),

sides as (
    select
        words.event_id,
        words.role,
        words.party,
        max({'rank': words.entry.rank, 'inter': known.acled_inter}).inter as inter
    from words
    inner join codes.party_word as known on words.entry.word = known.word
    group by words.event_id, words.role, words.party
),

described as (
    select
        parties.event_id,
        parties.role,
        parties.entity_id,
        coalesce(entity.name, parties.text) as name,
        parties.text,
        parties.title,
        entity.kind,
        entity.country_iso3,
        entity.sector,
        entity.cow,
        entity.gwno,
        entity.wikidata_id,
        case
            when entity.country_iso3 in ('IGO', 'IMG') then 8
            else coalesce(sides.inter, sector.acled_inter, kind.acled_inter)
        end as inter,
        parties.mention_count,
        row_number() over (
            partition by parties.event_id, parties.role
            order by parties.mention_count desc, (parties.entity_id is null), parties.first_mention, parties.party
        ) as rank
    from parties
    left join entities as entity on parties.event_id = entity.event_id and parties.entity_id = entity.entity_id
    left join sides
        on parties.event_id = sides.event_id and parties.role = sides.role and parties.party = sides.party
    left join codes.sector as sector on entity.sector[1] = sector.sector
    left join codes.kind_inter as kind on entity.kind = kind.kind
)

select
    described.event_id,
    described.role,
    described.rank::integer as rank,
    described.entity_id,
    described.name,
    described.text,
    described.kind,
    described.country_iso3,
    coalesce(described.sector, []) as sector,
    described.cow,
    described.gwno,
    described.wikidata_id,
    case
        when described.inter = 1 and country.iso3 is not null and place.country_iso3 <> described.country_iso3 then 8
        else described.inter
    end::tinyint as inter,
    described.mention_count,
    described.title
from described
inner join core.event as event on described.event_id = event.event_id
left join core.place as place on event.place_entity_id = place.entity_id
left join codes.country as country on described.country_iso3 = country.iso3;

comment on view mart.event_party is 'Who acts and who is acted on: one row per event, role and party, with the ACLED side of each.';
comment on column mart.event_party.event_id is 'core.event';
comment on column mart.event_party.role is 'actor or recipient';
comment on column mart.event_party.rank is '1 for the party that most mentions name';
comment on column mart.event_party.entity_id is 'core.entity, null where only the words are known';
comment on column mart.event_party.name is 'name of the entity, else the words';
comment on column mart.event_party.text is 'the words as written, the longest of them';
comment on column mart.event_party.kind is 'kind of entity';
comment on column mart.event_party.country_iso3 is 'country of the entity';
comment on column mart.event_party.sector is 'PLOVER sectors of the entity at the time of the event';
comment on column mart.event_party.cow is 'Correlates of War number of the entity''s state';
comment on column mart.event_party.gwno is 'Gleditsch-Ward number of the entity''s state';
comment on column mart.event_party.wikidata_id is 'Wikidata item';
comment on column mart.event_party.inter is 'ACLED inter code: by the words, else the sector, else the kind; state forces abroad are 8';
comment on column mart.event_party.mention_count is 'event mentions that name it in this role';
comment on column mart.event_party.title is 'rank, office or honorific as written before the name';
