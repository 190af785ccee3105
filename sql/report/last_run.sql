-- The finished run before this one that counted what the warehouse holds: when it ended, and the counts it left.
select
    ended_at,
    counts
from ops.run
where status = 'completed' and run_id <> ? and contains(counts, '"totals"')
order by run_no desc
limit 1
