-- Decisions in which a name of the entity takes part, a user's first, then the surest.
select
    decision.verdict,
    decision.score,
    decision.name,
    decision.other_name,
    decision.reasons,
    decision.decided_by,
    decision.article_id,
    decision.other_article_id
from core.entity_decision as decision
where
    decision.entity_id = $entity_id
    or decision.other_entity_id = $entity_id
    or (
        decision.decided_by = 'user'
        and (decision.name in $names or decision.other_name in $names)
    )
order by decision.decided_by desc, decision.verdict, decision.score desc nulls first, decision.decision_id
limit $rows
