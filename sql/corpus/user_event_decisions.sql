-- What users decided about pairs of reports, the oldest first.
select * from core.event_decision where decided_by = 'user' order by decision_no, decision_id
