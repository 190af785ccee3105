-- The run gets the next number: the order of runs, whatever the clock says.
delete from ops.run where run_id in (select run_id from incoming_run);
insert into ops.run by name
select * replace ((select coalesce(max(run_no), 0) + 1 from ops.run) as run_no)
from incoming_run;
