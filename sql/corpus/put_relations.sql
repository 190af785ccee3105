-- core.event_relation: what sentences say (incoming_relation), told of events instead of mentions, each relation once with its best
-- evidence; and same_story: the main event of an article with the first reported main event of the articles of its story.
delete from core.event_relation;

insert into core.event_relation by name
with
said as (
    select
        one.event_id as from_event_id,
        other.event_id as to_event_id,
        told.*
    from incoming_relation as told
    inner join core.event_mention as one
        on told.article_id = one.article_id and told.event_mention_no = one.event_mention_no
    inner join core.event_mention as other
        on told.article_id = other.article_id and told.to_event_mention_no = other.event_mention_no
    where one.event_id <> other.event_id
),

best as (
    select *
    from said
    qualify row_number() over (
        partition by from_event_id, to_event_id, relation
        order by score desc, article_id, event_mention_no, to_event_mention_no, cue_start_char
    ) = 1
),

mains as (
    select
        article.story_id,
        article.article_id,
        mention.event_mention_no,
        mention.event_id,
        coalesce(article.published_on, date '9999-12-31') as day
    from core.event_mention as mention
    inner join core.article as article on mention.article_id = article.article_id
    where
        mention.realis = 'actual'
        and mention.polarity = 'affirmed'
        and not mention.is_background
        and mention.event_id is not null
    qualify row_number() over (
        partition by article.article_id
        order by mention.confidence desc, mention.event_mention_no
    ) = 1
),

stories as (
    select
        *,
        first_value(event_id) over (partition by story_id order by day, article_id) as first_event_id
    from mains
    where story_id is not null
),

follow_ups as (
    select *
    from stories
    where event_id <> first_event_id
    qualify row_number() over (partition by event_id, first_event_id order by day, article_id, event_mention_no) = 1
)

select
    from_event_id,
    to_event_id,
    relation,
    article_id,
    event_mention_no,
    to_event_mention_no,
    cue_start_char,
    cue_end_char,
    cue_text,
    score
from best
union all by name
select
    event_id as from_event_id,
    first_event_id as to_event_id,
    'same_story' as relation,
    article_id,
    event_mention_no
from follow_ups;
