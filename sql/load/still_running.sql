-- Runs that claim to run, in their order.
select
    run_id,
    run_no,
    flow_run_id,
    flow,
    started_at,
    parameters
from ops.run
where status = 'running'
order by run_no
