-- How the event hangs together with others, and the words that say so.
with asked as (
    select ? as event_id
)

select
    if(relation.from_event_id = asked.event_id, relation.relation, 'is ' || relation.relation || ' of') as relation,
    if(relation.from_event_id = asked.event_id, relation.to_event_id, relation.from_event_id) as other_event_id,
    other.headline,
    relation.cue_text,
    relation.score,
    relation.article_id
from core.event_relation as relation
inner join asked on asked.event_id in (relation.from_event_id, relation.to_event_id)
left join core.event as other
    on other.event_id = if(relation.from_event_id = asked.event_id, relation.to_event_id, relation.from_event_id)
order by all
