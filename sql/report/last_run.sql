-- The finished run before this one: when it ended, and the counts it left.
select
    ended_at,
    counts
from ops.run
where status = 'completed' and flow = ? and run_id <> ?
order by run_no desc
limit 1
