delete from codes.word_group;
insert into codes.word_group by name select * from incoming_code;
