-- What was found about pairs of reports of which one at least is of the event, the user's words first, then the surest.
with asked as (
    select ? as event_id
)

select
    decision.verdict,
    decision.score,
    decision.decided_by,
    decision.decision_no,
    decision.article_id,
    decision.local_event_id,
    decision.other_article_id,
    decision.other_local_event_id,
    if(decision.event_id = asked.event_id, decision.other_event_id, decision.event_id) as other_event_id,
    decision.reasons
from core.event_decision as decision
inner join asked on asked.event_id in (decision.event_id, decision.other_event_id)
order by decision.decision_no desc nulls last, decision.score desc, decision.decision_id
