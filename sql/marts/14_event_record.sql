-- Grain: one row per event: the first actor, the first recipient, the codes and the best report, side by side, as the codebooks want them.
-- Reads core.event, core.place, core.event_mention, core.event_argument, core.article, mart.event_party, mart.event_cameo and codes.
create view mart.event_record as
with
parties as (
    select
        party.event_id,
        party.role,
        party.entity_id,
        party.name,
        party.text,
        party.country_iso3,
        coalesce(country.cameo, if(party.country_iso3 in ('IGO', 'NGO', 'IMG', 'MNC'), party.country_iso3, null)) as cameo_country,
        country.name as country,
        country.fips,
        party.sector,
        list_filter(
            [
                (select first.cameo from codes.sector as first where first.sector = party.sector[1]),
                (select second.cameo from codes.sector as second where second.sector = party.sector[2]),
                (select third.cameo from codes.sector as third where third.sector = party.sector[3])
            ],
            lambda code: code is not null
        ) as cameo_types,
        party.cow,
        party.wikidata_id
    from mart.event_party as party
    left join codes.country as country on party.country_iso3 = country.iso3
    where party.rank = 1
),

best as (
    select
        mention.event_id,
        min({
            'doubt': -mention.confidence,
            'published_on': coalesce(article.published_on, date '9999-12-31'),
            'article_id': mention.article_id,
            'event_mention_no': mention.event_mention_no
        }) as pick,
        min(mention.sentence_no) as first_sentence_no
    from core.event_mention as mention
    inner join core.article as article on mention.article_id = article.article_id
    where mention.event_id is not null
    group by mention.event_id
),

titles as (
    select
        argument.article_id,
        argument.event_mention_no,
        min(named.title_text) filter (where argument.role = 'actor') as actor_title,
        min(named.title_text) filter (where argument.role = 'recipient') as recipient_title,
        min(argument.text) filter (where argument.role = 'place') as raw_place
    from core.event_argument as argument
    left join core.mention as named on argument.article_id = named.article_id and argument.mention_no = named.mention_no
    group by argument.article_id, argument.event_mention_no
)

select
    event.event_id,
    (md5_number_lower(event.event_id) % 9223372036854775807)::bigint as event_number,
    coalesce(event.date_start, event.first_reported_at::date) as event_date,
    event.event_type,
    event.event_mode,
    event.event_context,
    event.quad_class,
    event.realis,
    event.polarity,
    chosen.cameo,
    cameo.name as cameo_name,
    cameo.goldstein,
    actor.entity_id as actor_entity_id,
    actor.name as actor,
    actor.text as actor_text,
    actor.country_iso3 as actor_country_iso3,
    actor.cameo_country as actor_cameo_country,
    actor.country as actor_country,
    actor.fips as actor_fips,
    actor.sector as actor_sector,
    actor.cameo_types as actor_cameo_types,
    actor.cow as actor_cow,
    actor.wikidata_id as actor_wikidata_id,
    titles.actor_title,
    recipient.entity_id as recipient_entity_id,
    recipient.name as recipient,
    recipient.text as recipient_text,
    recipient.country_iso3 as recipient_country_iso3,
    recipient.cameo_country as recipient_cameo_country,
    recipient.country as recipient_country,
    recipient.fips as recipient_fips,
    recipient.sector as recipient_sector,
    recipient.cameo_types as recipient_cameo_types,
    recipient.cow as recipient_cow,
    recipient.wikidata_id as recipient_wikidata_id,
    titles.recipient_title,
    place.geonameid,
    place.name as place,
    titles.raw_place,
    place.city,
    place.admin2,
    place.admin1,
    place.country_iso3 as place_country_iso3,
    country.name as place_country,
    country.fips as place_fips,
    place.latitude,
    place.longitude,
    place.feature_class,
    place.feature_code,
    place.resolution,
    best.pick.article_id as article_id,
    best.pick.event_mention_no as event_mention_no,
    best.first_sentence_no,
    article.outlet,
    article.source_id,
    article.url,
    article.title,
    article.language,
    article.published_on,
    article.story_id,
    mention.sentence_no,
    mention.model,
    mention.method
from core.event as event
inner join best on event.event_id = best.event_id
inner join core.article as article on best.pick.article_id = article.article_id
inner join core.event_mention as mention
    on best.pick.article_id = mention.article_id and best.pick.event_mention_no = mention.event_mention_no
inner join mart.event_cameo as chosen on event.event_id = chosen.event_id
inner join codes.cameo as cameo on chosen.cameo = cameo.code
left join titles on best.pick.article_id = titles.article_id and best.pick.event_mention_no = titles.event_mention_no
left join parties as actor on event.event_id = actor.event_id and actor.role = 'actor'
left join parties as recipient on event.event_id = recipient.event_id and recipient.role = 'recipient'
left join core.place as place on event.place_entity_id = place.entity_id
left join codes.country as country on place.country_iso3 = country.iso3;

comment on view mart.event_record is 'One event in one row: first actor, first recipient, codes, place and best report.';
comment on column mart.event_record.event_id is 'core.event';
comment on column mart.event_record.event_number is 'number made from event_id, for codebooks whose ids are numbers';
comment on column mart.event_record.event_date is 'day of the event, else of its first report';
comment on column mart.event_record.event_type is 'PLOVER 2.0 type';
comment on column mart.event_record.event_mode is 'PLOVER 2.0 mode';
comment on column mart.event_record.event_context is 'PLOVER 2.0 contexts';
comment on column mart.event_record.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict';
comment on column mart.event_record.realis is 'whether it is said to have happened';
comment on column mart.event_record.polarity is 'said to have been, or not';
comment on column mart.event_record.cameo is 'CAMEO code';
comment on column mart.event_record.cameo_name is 'CAMEO name';
comment on column mart.event_record.goldstein is 'Goldstein value of the code';
comment on column mart.event_record.actor_entity_id is 'core.entity, null where only the words are known';
comment on column mart.event_record.actor is 'the party that most mentions name';
comment on column mart.event_record.actor_text is 'the words as written';
comment on column mart.event_record.actor_country_iso3 is 'ISO 3166-1 alpha-3';
comment on column mart.event_record.actor_cameo_country is 'CAMEO country';
comment on column mart.event_record.actor_country is 'name of its country';
comment on column mart.event_record.actor_fips is 'FIPS 10-4 country';
comment on column mart.event_record.actor_sector is 'PLOVER sectors';
comment on column mart.event_record.actor_cameo_types is 'CAMEO types of its first three sectors';
comment on column mart.event_record.actor_cow is 'Correlates of War state number';
comment on column mart.event_record.actor_wikidata_id is 'Wikidata item';
comment on column mart.event_record.actor_title is 'rank or honorific as written';
comment on column mart.event_record.recipient_entity_id is 'core.entity, null where only the words are known';
comment on column mart.event_record.recipient is 'the party that most mentions name';
comment on column mart.event_record.recipient_text is 'the words as written';
comment on column mart.event_record.recipient_country_iso3 is 'ISO 3166-1 alpha-3';
comment on column mart.event_record.recipient_cameo_country is 'CAMEO country';
comment on column mart.event_record.recipient_country is 'name of its country';
comment on column mart.event_record.recipient_fips is 'FIPS 10-4 country';
comment on column mart.event_record.recipient_sector is 'PLOVER sectors';
comment on column mart.event_record.recipient_cameo_types is 'CAMEO types of its first three sectors';
comment on column mart.event_record.recipient_cow is 'Correlates of War state number';
comment on column mart.event_record.recipient_wikidata_id is 'Wikidata item';
comment on column mart.event_record.recipient_title is 'rank or honorific as written';
comment on column mart.event_record.geonameid is 'GeoNames id';
comment on column mart.event_record.place is 'name of the place';
comment on column mart.event_record.raw_place is 'the place as written';
comment on column mart.event_record.city is 'populated place';
comment on column mart.event_record.admin2 is 'second-order division';
comment on column mart.event_record.admin1 is 'first-order division';
comment on column mart.event_record.place_country_iso3 is 'ISO 3166-1 alpha-3';
comment on column mart.event_record.place_country is 'country where it happened';
comment on column mart.event_record.place_fips is 'FIPS 10-4 country';
comment on column mart.event_record.latitude is 'degrees north';
comment on column mart.event_record.longitude is 'degrees east';
comment on column mart.event_record.feature_class is 'GeoNames feature class';
comment on column mart.event_record.feature_code is 'GeoNames feature code';
comment on column mart.event_record.resolution is 'PLOVER: 5 sub-city … 1 country';
comment on column mart.event_record.article_id is 'article with the best mention';
comment on column mart.event_record.event_mention_no is 'the best mention';
comment on column mart.event_record.first_sentence_no is 'earliest sentence that reports it in any article';
comment on column mart.event_record.outlet is 'publisher';
comment on column mart.event_record.source_id is 'the source it came from';
comment on column mart.event_record.url is 'address of the article';
comment on column mart.event_record.title is 'headline';
comment on column mart.event_record.language is 'ISO 639-1 code';
comment on column mart.event_record.published_on is 'publication date';
comment on column mart.event_record.story_id is 'core.article.story_id';
comment on column mart.event_record.sentence_no is 'sentence of the best mention';
comment on column mart.event_record.model is 'language model that read it';
comment on column mart.event_record.method is 'rule id or model@version';
