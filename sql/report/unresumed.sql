-- Runs that were killed, in their order, with no run after them that was asked the same and completed.
select
    run.run_id,
    run.run_no,
    run.flow_run_id,
    run.flow,
    run.started_at,
    run.parameters
from ops.run as run
where
    run.status = 'crashed'
    and not exists (
        select 1
        from ops.run as later
        where
            later.run_no > run.run_no
            and later.status = 'completed'
            and later.flow = run.flow
            and later.parameters is not distinct from run.parameters
    )
order by run.run_no
