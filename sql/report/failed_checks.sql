-- Checks that failed in the last run that was checked.
select
    "check",
    row_count
from ops.check_result
where
    severity = 'fail'
    and row_count > 0
    and run_id in (
        select run.run_id
        from ops.run as run
        inner join ops.check_result as result on run.run_id = result.run_id
        order by run.run_no desc
        limit 1
    )
order by "check"
