delete from codes.plover_cameo;
insert into codes.plover_cameo by name select * from incoming_code;
