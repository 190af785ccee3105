-- Grain: one row per text column that is not what stands in the body at its span. Reads every core table that repeats the body's words.
with
quoted as (
    select
        'core.mention.surface' as column_name,
        article_id,
        mention_no::varchar as number,
        start_char as start_char,
        end_char as end_char,
        surface as words
    from core.mention
    union all by name
    select
        'core.time_expression.surface' as column_name,
        article_id,
        time_no::varchar as number,
        start_char as start_char,
        end_char as end_char,
        surface as words
    from core.time_expression
    union all by name
    select
        'core.event_mention.trigger_text' as column_name,
        article_id,
        event_mention_no::varchar as number,
        trigger_start_char as start_char,
        trigger_end_char as end_char,
        trigger_text as words
    from core.event_mention
    union all by name
    select
        'core.event_argument.text' as column_name,
        article_id,
        argument_no::varchar as number,
        start_char as start_char,
        end_char as end_char,
        text as words
    from core.event_argument
    union all by name
    select
        'core.attribution.source_text' as column_name,
        article_id,
        attribution_no::varchar as number,
        source_start_char as start_char,
        source_end_char as end_char,
        source_text as words
    from core.attribution
    where source_text is not null
    union all by name
    select
        'core.attribution.cue_text' as column_name,
        article_id,
        attribution_no::varchar as number,
        cue_start_char as start_char,
        cue_end_char as end_char,
        cue_text as words
    from core.attribution
    where cue_text is not null
)

select
    quoted.column_name,
    quoted.article_id,
    quoted.number,
    quoted.words,
    substring(article.body, quoted.start_char + 1, quoted.end_char - quoted.start_char) as stands_there
from quoted
inner join core.article as article on quoted.article_id = article.article_id
where substring(article.body, quoted.start_char + 1, quoted.end_char - quoted.start_char) is distinct from quoted.words
