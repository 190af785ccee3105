select * from core.entity_decision where decided_by = 'user' order by decision_no, decision_id
