delete from codes.plover_type;
insert into codes.plover_type by name select * from incoming_code;
