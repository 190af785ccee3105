delete from codes.acled_type;
insert into codes.acled_type by name select * from incoming_code;
