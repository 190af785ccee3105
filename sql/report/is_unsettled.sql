-- One row if articles were stored after the last time that events were rebuilt to the end: a run since then was killed or failed.
select 1
from ops.run
where status <> 'completed' and run_no > (select coalesce(max(run_no), 0) from ops.run where status = 'completed')
limit 1
