-- A user's decisions are added to those made before; the same one a second time changes nothing.
insert into core.event_decision by name
select incoming_decision.*
from incoming_decision
anti join core.event_decision as known on incoming_decision.decision_id = known.decision_id
