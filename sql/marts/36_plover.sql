-- Grain: one row per event, whatever its realis: a JSON record after the PLOVER manual v2.0. Reads mart.event_record, mart.event_party, core.event,
-- core.event_mention, core.article, core.sentence, core.time_expression, core.casualty and codes.country.
create view mart.plover as
with
parties as (
    select
        party.event_id,
        list(
            {
                'code': party.country_iso3,
                'sector': party.sector[1],
                'entity_text': party.text,
                'identifier_id': party.wikidata_id,
                'identifier_text': party.name,
                'religion': null::varchar,
                'ethnicity': null::varchar,
                'office': party.title,
                'gender': null::varchar,
                'age': null::varchar
            }
            order by party.rank
        ) filter (where party.role = 'actor') as actor,
        list(
            {
                'code': party.country_iso3,
                'sector': party.sector[1],
                'entity_text': party.text,
                'identifier_id': party.wikidata_id,
                'identifier_text': party.name,
                'religion': null::varchar,
                'ethnicity': null::varchar,
                'office': party.title,
                'gender': null::varchar,
                'age': null::varchar
            }
            order by party.rank
        ) filter (where party.role = 'recipient') as recipient
    from mart.event_party as party
    group by party.event_id
),

detained as (
    select
        mention.event_id,
        max(casualty.best) as arrested
    from core.casualty as casualty
    inner join core.event_mention as mention
        on casualty.article_id = mention.article_id and casualty.event_mention_no = mention.event_mention_no
    where casualty.kind = 'captured' and mention.event_id is not null
    group by mention.event_id
),

background as (
    select
        event_id,
        bool_and(is_background) as is_historical
    from core.event_mention
    where event_id is not null
    group by event_id
)

select
    record.event_id,
    to_json({
        'id': record.event_id,
        'has_event': true,
        'date': record.event_date,
        'time': nullif(regexp_extract(time_expression.timex_value, 'T(.+)$', 1), ''),
        'enddate': event.date_end,
        'endtime': null::varchar,
        'actor': coalesce(parties.actor, []),
        'recipient': coalesce(parties.recipient, []),
        'event': [record.event_type],
        'event_loc': {
            'extracted_place': record.raw_place,
            'resolved_place': record.place,
            'geonameid': record.geonameid,
            'lat': record.latitude,
            'lon': record.longitude,
            'city': record.city,
            'district': record.admin2,
            'province': record.admin1,
            'country': record.place_country,
            'country_code': record.place_country_iso3,
            'feature_class': record.feature_class,
            'feature_code': record.feature_code,
            'resolution': record.resolution
        },
        'event_text': mention.trigger_text,
        'quad_code': record.quad_class,
        'event_scale': record.goldstein,
        'mode': list_filter(
            [
                record.event_mode,
                if(background.is_historical, 'historical', null),
                if(record.realis in ('future', 'hypothetical'), record.realis, null),
                if(record.polarity = 'negated', 'negation', null)
            ],
            lambda mode: mode is not null
        ),
        'context': coalesce(record.event_context, []),
        'link': record.story_id,
        'text': event.headline,
        'text_info': {
            'sequence': record.sentence_no + 1,
            'start': sentence.start_char,
            'end': sentence.end_char,
            'text_story': record.article_id
        },
        'size': {
            'dead': coalesce(event.killed_best, event.killed_low),
            'injured': coalesce(event.injured_best, event.injured_low),
            'arrested': detained.arrested
        },
        'cite_info': {
            'corpus': record.source_id,
            'citation': record.title,
            'url': record.url,
            'title': record.title,
            'language': record.language,
            'publication': record.outlet,
            'license': null::varchar,
            'copyright': null::varchar,
            'coder': 'sitrep',
            'codebook': 'PLOVER',
            'version': '2.0'
        },
        'coder': record.method,
        'coded_date': null::varchar,
        'coded_time': null::varchar,
        'comment': null::varchar
    }) as record
from mart.event_record as record
inner join core.event as event on record.event_id = event.event_id
inner join core.event_mention as mention
    on record.article_id = mention.article_id and record.event_mention_no = mention.event_mention_no
left join core.sentence as sentence
    on record.article_id = sentence.article_id and record.sentence_no = sentence.sentence_no
left join core.time_expression as time_expression
    on mention.article_id = time_expression.article_id and mention.time_no = time_expression.time_no
left join parties on record.event_id = parties.event_id
left join detained on record.event_id = detained.event_id
left join background on record.event_id = background.event_id;

comment on view mart.plover is 'Events as JSON records after the PLOVER manual v2.0. time is TIMEX3 (TEV: evening); endtime, religion, ethnicity, gender, age, license, copyright and coded_date are null: they are not read.';
comment on column mart.plover.event_id is 'core.event';
comment on column mart.plover.record is 'the record; auxiliary modes historical, future, hypothetical and negation stand in mode';
