select coalesce(max(decision_no), 0) + 1 as decision_no
from core.event_decision
