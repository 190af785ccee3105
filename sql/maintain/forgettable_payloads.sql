-- One row: how many payloads retention would let go of, and their stored bytes.
-- A payload counts as taken when its run began (a file may be much older); what an open rejection needs to be tried again stays.
select
    count(*) as captures,
    coalesce(sum(octet_length(capture.payload)), 0)::bigint as stored_bytes
from raw.capture as capture
left join ops.run as run on capture.run_id = run.run_id
where
    capture.payload is not null
    and coalesce(run.started_at, capture.fetched_at) < ?
    and not (
        ?
        and capture.capture_id in (
            select rejection.capture_id from ops.rejection as rejection
            where rejection.resolved_by is null and rejection.capture_id is not null
        )
    )
