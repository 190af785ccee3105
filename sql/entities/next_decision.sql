select coalesce(max(decision_no), 0) + 1 from core.entity_decision
