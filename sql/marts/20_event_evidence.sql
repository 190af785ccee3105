-- Grain: one row per event mention that belongs to an event. Reads core.event_mention, core.event, core.article, core.attribution and core.entity:
-- every claim about an event with the words it rests on.
create view mart.event_evidence as
select
    mention.event_id,
    mention.article_id,
    mention.event_mention_no,
    article.published_on,
    article.outlet,
    article.title,
    article.url,
    mention.event_type,
    mention.event_mode,
    mention.trigger_text as trigger,
    substring(article.body, mention.start_char + 1, mention.end_char - mention.start_char) as clause,
    mention.start_char,
    mention.end_char,
    mention.polarity,
    mention.realis,
    mention.is_background,
    mention.date_start,
    mention.date_end,
    mention.date_basis,
    coalesce(entity.name, attribution.source_name, attribution.source_text) as according_to,
    attribution.stance,
    mention.confidence,
    mention.method,
    mention.model
from core.event_mention as mention
inner join core.event as event on mention.event_id = event.event_id
inner join core.article as article on mention.article_id = article.article_id
left join core.attribution as attribution
    on mention.article_id = attribution.article_id and mention.attribution_no = attribution.attribution_no
left join core.entity as entity on attribution.source_entity_id = entity.entity_id;

comment on view mart.event_evidence is 'Every report of an event with the words it rests on.';
comment on column mart.event_evidence.event_id is 'core.event';
comment on column mart.event_evidence.article_id is 'core.article';
comment on column mart.event_evidence.event_mention_no is 'core.event_mention';
comment on column mart.event_evidence.published_on is 'publication date';
comment on column mart.event_evidence.outlet is 'publisher';
comment on column mart.event_evidence.title is 'headline';
comment on column mart.event_evidence.url is 'address of the article';
comment on column mart.event_evidence.event_type is 'PLOVER 2.0 type';
comment on column mart.event_evidence.event_mode is 'PLOVER 2.0 mode';
comment on column mart.event_evidence.trigger is 'the word that says it';
comment on column mart.event_evidence.clause is 'the clause that says it';
comment on column mart.event_evidence.start_char is 'where the clause starts in the body';
comment on column mart.event_evidence.end_char is 'where it ends in the body (half-open)';
comment on column mart.event_evidence.polarity is 'said to have been, or not';
comment on column mart.event_evidence.realis is 'whether it is said to have happened';
comment on column mart.event_evidence.is_background is 'history told for context';
comment on column mart.event_evidence.date_start is 'first day it can have happened';
comment on column mart.event_evidence.date_end is 'last day it can have happened';
comment on column mart.event_evidence.date_basis is 'how the date is known';
comment on column mart.event_evidence.according_to is 'who says so, null for the article itself';
comment on column mart.event_evidence.stance is 'how the source stands to it';
comment on column mart.event_evidence.confidence is 'chance that type and parties are right';
comment on column mart.event_evidence.method is 'rule id or model@version';
comment on column mart.event_evidence.model is 'language model that read it';
