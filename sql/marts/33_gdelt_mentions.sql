-- Grain: one row per mention of an event of mart.gdelt_events. Reads core.event_mention, core.event_argument, core.article, core.event and
-- mart.event_record. Columns, names and order are those of GDELT 2.0's mentions table.
create view mart.gdelt_mentions as
with
parties as (
    select
        article_id,
        event_mention_no,
        min(start_char) filter (where role = 'actor') as actor_start_char,
        min(start_char) filter (where role = 'recipient') as recipient_start_char
    from core.event_argument
    group by article_id, event_mention_no
)

select
    record.event_number as "GLOBALEVENTID",
    strftime(event.first_reported_at, '%Y%m%d%H%M%S')::bigint as "EventTimeDate",
    strftime(coalesce(article.published_at, article.published_on::timestamp at time zone 'UTC'), '%Y%m%d%H%M%S')::bigint as "MentionTimeDate",
    if(article.url like 'http%', 1, 2)::integer as "MentionType",
    coalesce(article.outlet, article.source_id) as "MentionSourceName",
    coalesce(article.url, article.external_id) as "MentionIdentifier",
    mention.sentence_no + 1 as "SentenceID",
    coalesce(parties.actor_start_char, -1)::integer as "Actor1CharOffset",
    coalesce(parties.recipient_start_char, -1)::integer as "Actor2CharOffset",
    mention.trigger_start_char as "ActionCharOffset",
    1::integer as "InRawText",
    (greatest(round(mention.confidence * 10), 1) * 10)::integer as "Confidence",
    length(article.body)::integer as "MentionDocLen",
    null::double as "MentionDocTone",
    null::varchar as "MentionDocTranslationInfo",
    null::varchar as "Extras"
from core.event_mention as mention
inner join mart.event_record as record on mention.event_id = record.event_id
inner join core.event as event on mention.event_id = event.event_id
inner join core.article as article on mention.article_id = article.article_id
left join parties on mention.article_id = parties.article_id and mention.event_mention_no = parties.event_mention_no
where
    record.realis = 'actual'
    and record.polarity = 'affirmed'
    and (record.actor is not null or record.recipient is not null);

comment on view mart.gdelt_mentions is 'Mentions of events as GDELT 2.0 lists them (16 columns).';
comment on column mart.gdelt_mentions."GLOBALEVENTID" is 'mart.gdelt_events';
comment on column mart.gdelt_mentions."EventTimeDate" is 'first report of the event, YYYYMMDDHHMMSS UTC';
comment on column mart.gdelt_mentions."MentionTimeDate" is 'publication of this article, YYYYMMDDHHMMSS UTC';
comment on column mart.gdelt_mentions."MentionType" is '1 web, 2 a citation without address';
comment on column mart.gdelt_mentions."MentionSourceName" is 'outlet';
comment on column mart.gdelt_mentions."MentionIdentifier" is 'address, else the id the input gave';
comment on column mart.gdelt_mentions."SentenceID" is 'sentence of the article, the first is 1';
comment on column mart.gdelt_mentions."Actor1CharOffset" is 'where the actor starts in the body, -1 where none is named, as GDELT writes';
comment on column mart.gdelt_mentions."Actor2CharOffset" is 'where the recipient starts in the body, -1 where none is named, as GDELT writes';
comment on column mart.gdelt_mentions."ActionCharOffset" is 'where the trigger starts in the body';
comment on column mart.gdelt_mentions."InRawText" is 'always 1: nothing is rewritten before reading';
comment on column mart.gdelt_mentions."Confidence" is 'confidence in percent, in tens';
comment on column mart.gdelt_mentions."MentionDocLen" is 'length of the body in code points';
comment on column mart.gdelt_mentions."MentionDocTone" is 'always null: tone is not measured';
comment on column mart.gdelt_mentions."MentionDocTranslationInfo" is 'always null: nothing is translated';
comment on column mart.gdelt_mentions."Extras" is 'always null, as GDELT leaves it';
