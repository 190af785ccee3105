-- Runs by their number, or by the start of their id.
select
    run_id,
    run_no,
    flow,
    started_at,
    status,
    reader_sha
from ops.run
where run_no = try_cast($1 as bigint) or (length($1) >= 4 and starts_with(run_id, $1))
order by run_no
