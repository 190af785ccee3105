delete from codes.party_word;
insert into codes.party_word by name select * from incoming_code;
