delete from codes.country;
insert into codes.country by name select * from incoming_code;
