-- Grain: one row per key that stands more than once. Reads every table: the keys of the warehouse, which no constraint guards.
select
    'raw.capture' as table_name,
    concat_ws('/', capture_id) as key,
    count(*) as row_count
from raw.capture
group by capture_id
having count(*) > 1
union all by name
select
    'core.article' as table_name,
    concat_ws('/', article_id) as key,
    count(*) as row_count
from core.article
group by article_id
having count(*) > 1
union all by name
select
    'core.segment' as table_name,
    concat_ws('/', article_id, segment_no) as key,
    count(*) as row_count
from core.segment
group by article_id, segment_no
having count(*) > 1
union all by name
select
    'core.sentence' as table_name,
    concat_ws('/', article_id, sentence_no) as key,
    count(*) as row_count
from core.sentence
group by article_id, sentence_no
having count(*) > 1
union all by name
select
    'core.mention' as table_name,
    concat_ws('/', article_id, mention_no) as key,
    count(*) as row_count
from core.mention
group by article_id, mention_no
having count(*) > 1
union all by name
select
    'core.time_expression' as table_name,
    concat_ws('/', article_id, time_no) as key,
    count(*) as row_count
from core.time_expression
group by article_id, time_no
having count(*) > 1
union all by name
select
    'core.attribution' as table_name,
    concat_ws('/', article_id, attribution_no) as key,
    count(*) as row_count
from core.attribution
group by article_id, attribution_no
having count(*) > 1
union all by name
select
    'core.event_mention' as table_name,
    concat_ws('/', article_id, event_mention_no) as key,
    count(*) as row_count
from core.event_mention
group by article_id, event_mention_no
having count(*) > 1
union all by name
select
    'core.event_argument' as table_name,
    concat_ws('/', article_id, event_mention_no, argument_no) as key,
    count(*) as row_count
from core.event_argument
group by article_id, event_mention_no, argument_no
having count(*) > 1
union all by name
select
    'core.casualty' as table_name,
    concat_ws('/', article_id, casualty_no) as key,
    count(*) as row_count
from core.casualty
group by article_id, casualty_no
having count(*) > 1
union all by name
select
    'core.article_entity' as table_name,
    concat_ws('/', article_id, coalesce(local_entity_id, entity_id)) as key,
    count(*) as row_count
from core.article_entity
group by article_id, coalesce(local_entity_id, entity_id)
having count(*) > 1
union all by name
select
    'core.article_alias' as table_name,
    concat_ws('/', article_id, coalesce(local_entity_id, entity_id), alias) as key,
    count(*) as row_count
from core.article_alias
group by article_id, coalesce(local_entity_id, entity_id), alias
having count(*) > 1
union all by name
select
    'core.entity' as table_name,
    concat_ws('/', entity_id) as key,
    count(*) as row_count
from core.entity
group by entity_id
having count(*) > 1
union all by name
select
    'core.entity_alias' as table_name,
    concat_ws('/', entity_id, alias) as key,
    count(*) as row_count
from core.entity_alias
group by entity_id, alias
having count(*) > 1
union all by name
select
    'core.place' as table_name,
    concat_ws('/', entity_id) as key,
    count(*) as row_count
from core.place
group by entity_id
having count(*) > 1
union all by name
select
    'core.event' as table_name,
    concat_ws('/', event_id) as key,
    count(*) as row_count
from core.event
group by event_id
having count(*) > 1
union all by name
select
    'core.event_participant' as table_name,
    concat_ws('/', event_id, role, entity_id) as key,
    count(*) as row_count
from core.event_participant
group by event_id, role, entity_id
having count(*) > 1
union all by name
select
    'core.event_relation' as table_name,
    concat_ws('/', from_event_id, to_event_id, relation) as key,
    count(*) as row_count
from core.event_relation
group by from_event_id, to_event_id, relation
having count(*) > 1
union all by name
select
    'core.event_decision' as table_name,
    concat_ws('/', decision_id) as key,
    count(*) as row_count
from core.event_decision
group by decision_id
having count(*) > 1
union all by name
select
    'ops.run' as table_name,
    concat_ws('/', run_id) as key,
    count(*) as row_count
from ops.run
group by run_id
having count(*) > 1
union all by name
select
    'ops.rejection' as table_name,
    concat_ws('/', run_id, stage, key, rule) as key,
    count(*) as row_count
from ops.rejection
group by run_id, stage, key, rule
having count(*) > 1
union all by name
select
    'ops.check_result' as table_name,
    concat_ws('/', run_id, "check") as key,
    count(*) as row_count
from ops.check_result
group by run_id, "check"
having count(*) > 1
union all by name
select
    'ops.source_state' as table_name,
    concat_ws('/', source_id) as key,
    count(*) as row_count
from ops.source_state
group by source_id
having count(*) > 1
