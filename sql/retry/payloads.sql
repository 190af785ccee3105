-- The kept bytes of the captures in incoming_wanted.
select
    capture_id,
    payload,
    encoding,
    byte_count,
    media_type,
    fetched_at
from raw.capture
where payload is not null and capture_id in (select capture_id from incoming_wanted)
order by capture_id
