delete from ops.check_result where run_id in (select run_id from incoming_check_result);
insert into ops.check_result by name select * from incoming_check_result;
