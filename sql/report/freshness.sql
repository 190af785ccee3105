-- Which finished run the file shows, one row; as mart.freshness, which copies made by older versions do not have.
select
    max_by(run_id, run_no) as run_id,
    max_by(ended_at, run_no) as run_ended_at
from ops.run
where status = 'completed'
