delete from codes.acled_inter;
insert into codes.acled_inter by name select * from incoming_code;
