delete from core.entity_decision where decision_id in (select decision_id from incoming_decision);
insert into core.entity_decision by name select * from incoming_decision;
