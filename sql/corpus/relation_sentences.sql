-- One row per sentence that tells of two events or more: its text, the events' triggers and its time expressions, in order of the article.
-- Offsets are those of the body.
with
triggers as (
    select
        article_id,
        sentence_no,
        list({
            'event_mention_no': event_mention_no,
            'start': trigger_start_char,
            'end': trigger_end_char,
            'local_event_id': local_event_id,
            'is_affirmed': polarity = 'affirmed',
            'is_actual': realis = 'actual',
            'confidence': confidence
        } order by trigger_start_char, event_mention_no) as triggers
    from core.event_mention
    where sentence_no is not null and local_event_id is not null
    group by article_id, sentence_no
    having count(distinct local_event_id) > 1
),

times as (
    select
        article_id,
        sentence_no,
        list({'start': start_char, 'end': end_char} order by start_char) as times
    from core.time_expression
    group by article_id, sentence_no
)

select
    triggers.article_id,
    triggers.sentence_no,
    sentence.start_char,
    substring(article.body, sentence.start_char + 1, sentence.end_char - sentence.start_char) as text,
    triggers.triggers,
    coalesce(times.times, []) as times
from triggers
inner join core.sentence as sentence
    on triggers.article_id = sentence.article_id and triggers.sentence_no = sentence.sentence_no
inner join core.article as article on triggers.article_id = article.article_id
left join times on triggers.article_id = times.article_id and triggers.sentence_no = times.sentence_no
order by triggers.article_id, triggers.sentence_no
