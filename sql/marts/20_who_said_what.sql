-- Grain: one row per attribution. Reads core.attribution, core.article and core.entity: who says what, where it stands, and in which words.
create view mart.who_said_what as
select
    attribution.article_id,
    attribution.attribution_no,
    article.published_on,
    coalesce(attribution.said_on, article.published_on) as said_on,
    article.outlet,
    article.url,
    attribution.source_entity_id,
    coalesce(entity.name, attribution.source_name, attribution.source_text) as source,
    entity.country_iso3 as source_country_iso3,
    attribution.stance,
    attribution.cue_text as cue,
    attribution.is_direct,
    substring(
        article.body, attribution.content_start_char + 1, attribution.content_end_char - attribution.content_start_char
    ) as content,
    attribution.content_start_char,
    attribution.content_end_char,
    attribution.confidence
from core.attribution as attribution
inner join core.article as article on attribution.article_id = article.article_id
left join core.entity as entity on attribution.source_entity_id = entity.entity_id;

comment on view mart.who_said_what is 'Who says what, in which words, and where it stands.';
comment on column mart.who_said_what.article_id is 'core.article';
comment on column mart.who_said_what.attribution_no is 'core.attribution';
comment on column mart.who_said_what.published_on is 'publication date';
comment on column mart.who_said_what.said_on is 'date a post carries, else the publication date';
comment on column mart.who_said_what.outlet is 'publisher';
comment on column mart.who_said_what.url is 'address of the article';
comment on column mart.who_said_what.source_entity_id is 'core.entity of the source';
comment on column mart.who_said_what.source is 'name of the source, else the words';
comment on column mart.who_said_what.source_country_iso3 is 'country of the source';
comment on column mart.who_said_what.stance is 'how the source stands to it';
comment on column mart.who_said_what.cue is 'the verb or phrase that gives the source';
comment on column mart.who_said_what.is_direct is 'quoted word for word, at least in part';
comment on column mart.who_said_what.content is 'the words themselves';
comment on column mart.who_said_what.content_start_char is 'where they start in the body';
comment on column mart.who_said_what.content_end_char is 'where they end in the body (half-open)';
comment on column mart.who_said_what.confidence is 'how sure the reading is';
