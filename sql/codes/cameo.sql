delete from codes.cameo;
insert into codes.cameo by name select * from incoming_code;
