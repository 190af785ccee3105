delete from codes.kind_inter;
insert into codes.kind_inter by name select * from incoming_code;
