delete from codes.acled_rule;
insert into codes.acled_rule by name select * from incoming_code;
