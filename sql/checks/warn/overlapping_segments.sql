-- Grain: one row per segment that starts before the one before it has ended. Reads core.segment.
select
    article_id,
    segment_no,
    start_char,
    lag(end_char) over (partition by article_id order by start_char, segment_no) as end_of_previous
from core.segment
qualify start_char < end_of_previous
