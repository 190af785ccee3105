delete from codes.sector;
insert into codes.sector by name select * from incoming_code;
