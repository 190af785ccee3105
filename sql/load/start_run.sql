-- A run that was killed never wrote its end: only one process can hold the file, so none but this one is running.
update ops.run set status = 'failed'
where status = 'running' and run_id not in (select run_id from incoming_run);
delete from ops.run where run_id in (select run_id from incoming_run);
insert into ops.run by name select * from incoming_run;
