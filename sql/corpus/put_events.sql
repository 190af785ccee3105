-- Every event mention reports the event its article tells of, or the one that joins it with those of other articles. What the model found
-- about pairs of reports takes the place of what it found before; a user's decisions stay.
update core.event_mention
set event_id = told.event_id
from (
    select
        mention.article_id,
        mention.event_mention_no,
        coalesce(joined.event_id, mention.local_event_id) as event_id
    from core.event_mention as mention
    left join incoming_event as joined on mention.local_event_id = joined.local_event_id
) as told
where
    event_mention.article_id = told.article_id
    and event_mention.event_mention_no = told.event_mention_no
    and event_mention.event_id is distinct from told.event_id;

delete from core.event_decision where decided_by <> 'user';
insert into core.event_decision by name select * from incoming_decision;

update core.event_decision
set
    event_id = coalesce((select event_id from incoming_event where local_event_id = event_decision.local_event_id), local_event_id),
    other_event_id
    = coalesce((select event_id from incoming_event where local_event_id = event_decision.other_local_event_id), other_local_event_id);
