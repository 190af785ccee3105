-- Grain: one row per span that is not inside its article's body, or empty. Reads every core table with spans.
with
bodies as (
    select
        article_id,
        length(body) as size
    from core.article
),

spans as (
    select
        'core.segment' as table_name,
        item.article_id,
        item.segment_no::varchar as number,
        item.start_char,
        item.end_char
    from core.segment as item
    union all by name
    select
        'core.sentence' as table_name,
        item.article_id,
        item.sentence_no::varchar as number,
        item.start_char,
        item.end_char
    from core.sentence as item
    union all by name
    select
        'core.mention' as table_name,
        item.article_id,
        item.mention_no::varchar as number,
        item.start_char,
        item.end_char
    from core.mention as item
    union all by name
    select
        'core.time_expression' as table_name,
        item.article_id,
        item.time_no::varchar as number,
        item.start_char,
        item.end_char
    from core.time_expression as item
    union all by name
    select
        'core.event_mention' as table_name,
        item.article_id,
        item.event_mention_no::varchar as number,
        item.start_char,
        item.end_char
    from core.event_mention as item
    union all by name
    select
        'core.event_argument' as table_name,
        item.article_id,
        concat_ws('/', item.event_mention_no, item.argument_no)::varchar as number,
        item.start_char,
        item.end_char
    from core.event_argument as item
    union all by name
    select
        'core.casualty' as table_name,
        item.article_id,
        item.casualty_no::varchar as number,
        item.start_char,
        item.end_char
    from core.casualty as item
    union all by name
    select
        'core.attribution source' as table_name,
        item.article_id,
        item.attribution_no::varchar as number,
        item.source_start_char as start_char,
        item.source_end_char as end_char
    from core.attribution as item
    where item.source_start_char is not null or item.source_end_char is not null
    union all by name
    select
        'core.attribution cue' as table_name,
        item.article_id,
        item.attribution_no::varchar as number,
        item.cue_start_char as start_char,
        item.cue_end_char as end_char
    from core.attribution as item
    where item.cue_start_char is not null or item.cue_end_char is not null
    union all by name
    select
        'core.attribution content' as table_name,
        item.article_id,
        item.attribution_no::varchar as number,
        item.content_start_char as start_char,
        item.content_end_char as end_char
    from core.attribution as item
    where item.content_start_char is not null or item.content_end_char is not null
    union all by name
    select
        'core.event_mention trigger' as table_name,
        item.article_id,
        item.event_mention_no::varchar as number,
        item.trigger_start_char as start_char,
        item.trigger_end_char as end_char
    from core.event_mention as item
)

select
    spans.*,
    bodies.size
from spans
left join bodies on spans.article_id = bodies.article_id
where (0 <= spans.start_char and spans.start_char < spans.end_char and spans.end_char <= bodies.size) is not true
