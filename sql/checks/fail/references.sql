-- Grain: one row per reference that leads nowhere. Reads every table that refers to another.
select
    'core.segment.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.segment as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.sentence.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.sentence as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.mention.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.mention as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.time_expression.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.time_expression as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.attribution.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.attribution as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.event_mention.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.event_mention as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.event_argument.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.event_argument as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.casualty.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.casualty as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.article_entity.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.article_entity as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.article_alias.article_id' as column_name,
    concat_ws('/', item.article_id) as points_to
from core.article_alias as item
anti join core.article as target on item.article_id = target.article_id
where item.article_id is not null
union all by name
select
    'core.article.capture_id' as column_name,
    concat_ws('/', item.capture_id) as points_to
from core.article as item
anti join raw.capture as target on item.capture_id = target.capture_id
where item.capture_id is not null
union all by name
select
    'core.article.duplicate_of' as column_name,
    concat_ws('/', item.duplicate_of) as points_to
from core.article as item
anti join core.article as target on item.duplicate_of = target.article_id
where item.duplicate_of is not null
union all by name
select
    'core.sentence.segment_no' as column_name,
    concat_ws('/', item.article_id, item.segment_no) as points_to
from core.sentence as item
anti join core.segment as target on item.article_id = target.article_id and item.segment_no = target.segment_no
where item.segment_no is not null
union all by name
select
    'core.mention.sentence_no' as column_name,
    concat_ws('/', item.article_id, item.sentence_no) as points_to
from core.mention as item
anti join core.sentence as target on item.article_id = target.article_id and item.sentence_no = target.sentence_no
where item.sentence_no is not null
union all by name
select
    'core.time_expression.sentence_no' as column_name,
    concat_ws('/', item.article_id, item.sentence_no) as points_to
from core.time_expression as item
anti join core.sentence as target on item.article_id = target.article_id and item.sentence_no = target.sentence_no
where item.sentence_no is not null
union all by name
select
    'core.attribution.sentence_no' as column_name,
    concat_ws('/', item.article_id, item.sentence_no) as points_to
from core.attribution as item
anti join core.sentence as target on item.article_id = target.article_id and item.sentence_no = target.sentence_no
where item.sentence_no is not null
union all by name
select
    'core.event_mention.sentence_no' as column_name,
    concat_ws('/', item.article_id, item.sentence_no) as points_to
from core.event_mention as item
anti join core.sentence as target on item.article_id = target.article_id and item.sentence_no = target.sentence_no
where item.sentence_no is not null
union all by name
select
    'core.attribution.source_mention_no' as column_name,
    concat_ws('/', item.article_id, item.source_mention_no) as points_to
from core.attribution as item
anti join core.mention as target on item.article_id = target.article_id and item.source_mention_no = target.mention_no
where item.source_mention_no is not null
union all by name
select
    'core.event_mention.attribution_no' as column_name,
    concat_ws('/', item.article_id, item.attribution_no) as points_to
from core.event_mention as item
anti join core.attribution as target on item.article_id = target.article_id and item.attribution_no = target.attribution_no
where item.attribution_no is not null
union all by name
select
    'core.event_mention.time_no' as column_name,
    concat_ws('/', item.article_id, item.time_no) as points_to
from core.event_mention as item
anti join core.time_expression as target on item.article_id = target.article_id and item.time_no = target.time_no
where item.time_no is not null
union all by name
select
    'core.time_expression.anchor_time_no' as column_name,
    concat_ws('/', item.article_id, item.anchor_time_no) as points_to
from core.time_expression as item
anti join core.time_expression as target on item.article_id = target.article_id and item.anchor_time_no = target.time_no
where item.anchor_time_no is not null
union all by name
select
    'core.event_argument.event_mention_no' as column_name,
    concat_ws('/', item.article_id, item.event_mention_no) as points_to
from core.event_argument as item
anti join core.event_mention as target on item.article_id = target.article_id and item.event_mention_no = target.event_mention_no
where item.event_mention_no is not null
union all by name
select
    'core.casualty.event_mention_no' as column_name,
    concat_ws('/', item.article_id, item.event_mention_no) as points_to
from core.casualty as item
anti join core.event_mention as target on item.article_id = target.article_id and item.event_mention_no = target.event_mention_no
where item.event_mention_no is not null
union all by name
select
    'core.event_argument.mention_no' as column_name,
    concat_ws('/', item.article_id, item.mention_no) as points_to
from core.event_argument as item
anti join core.mention as target on item.article_id = target.article_id and item.mention_no = target.mention_no
where item.mention_no is not null
union all by name
select
    'core.casualty.victim_mention_no' as column_name,
    concat_ws('/', item.article_id, item.victim_mention_no) as points_to
from core.casualty as item
anti join core.mention as target on item.article_id = target.article_id and item.victim_mention_no = target.mention_no
where item.victim_mention_no is not null
union all by name
select
    'core.casualty.attribution_no' as column_name,
    concat_ws('/', item.article_id, item.attribution_no) as points_to
from core.casualty as item
anti join core.attribution as target on item.article_id = target.article_id and item.attribution_no = target.attribution_no
where item.attribution_no is not null
union all by name
select
    'core.casualty.part_of_casualty_no' as column_name,
    concat_ws('/', item.article_id, item.part_of_casualty_no) as points_to
from core.casualty as item
anti join core.casualty as target on item.article_id = target.article_id and item.part_of_casualty_no = target.casualty_no
where item.part_of_casualty_no is not null
union all by name
select
    'core.mention.entity_id' as column_name,
    concat_ws('/', item.entity_id) as points_to
from core.mention as item
anti join core.entity as target on item.entity_id = target.entity_id
where item.entity_id is not null
union all by name
select
    'core.event_argument.entity_id' as column_name,
    concat_ws('/', item.entity_id) as points_to
from core.event_argument as item
anti join core.entity as target on item.entity_id = target.entity_id
where item.entity_id is not null
union all by name
select
    'core.attribution.source_entity_id' as column_name,
    concat_ws('/', item.source_entity_id) as points_to
from core.attribution as item
anti join core.entity as target on item.source_entity_id = target.entity_id
where item.source_entity_id is not null
union all by name
select
    'core.casualty.victim_entity_id' as column_name,
    concat_ws('/', item.victim_entity_id) as points_to
from core.casualty as item
anti join core.entity as target on item.victim_entity_id = target.entity_id
where item.victim_entity_id is not null
union all by name
select
    'core.casualty.claimant_entity_id' as column_name,
    concat_ws('/', item.claimant_entity_id) as points_to
from core.casualty as item
anti join core.entity as target on item.claimant_entity_id = target.entity_id
where item.claimant_entity_id is not null
union all by name
select
    'core.article_entity.entity_id' as column_name,
    concat_ws('/', item.entity_id) as points_to
from core.article_entity as item
anti join core.entity as target on item.entity_id = target.entity_id
where item.entity_id is not null
union all by name
select
    'core.article_alias.entity_id' as column_name,
    concat_ws('/', item.entity_id) as points_to
from core.article_alias as item
anti join core.entity as target on item.entity_id = target.entity_id
where item.entity_id is not null
union all by name
select
    'core.entity_alias.entity_id' as column_name,
    concat_ws('/', item.entity_id) as points_to
from core.entity_alias as item
anti join core.entity as target on item.entity_id = target.entity_id
where item.entity_id is not null
union all by name
select
    'core.place.entity_id' as column_name,
    concat_ws('/', item.entity_id) as points_to
from core.place as item
anti join core.entity as target on item.entity_id = target.entity_id
where item.entity_id is not null
union all by name
select
    'core.event_participant.entity_id' as column_name,
    concat_ws('/', item.entity_id) as points_to
from core.event_participant as item
anti join core.entity as target on item.entity_id = target.entity_id
where item.entity_id is not null
union all by name
select
    'core.event_mention.place_entity_id' as column_name,
    concat_ws('/', item.place_entity_id) as points_to
from core.event_mention as item
anti join core.place as target on item.place_entity_id = target.entity_id
where item.place_entity_id is not null
union all by name
select
    'core.event.place_entity_id' as column_name,
    concat_ws('/', item.place_entity_id) as points_to
from core.event as item
anti join core.place as target on item.place_entity_id = target.entity_id
where item.place_entity_id is not null
union all by name
select
    'core.event_mention.event_id' as column_name,
    concat_ws('/', item.event_id) as points_to
from core.event_mention as item
anti join core.event as target on item.event_id = target.event_id
where item.event_id is not null
union all by name
select
    'core.event_participant.event_id' as column_name,
    concat_ws('/', item.event_id) as points_to
from core.event_participant as item
anti join core.event as target on item.event_id = target.event_id
where item.event_id is not null
union all by name
select
    'core.event_relation.from_event_id' as column_name,
    concat_ws('/', item.from_event_id) as points_to
from core.event_relation as item
anti join core.event as target on item.from_event_id = target.event_id
where item.from_event_id is not null
union all by name
select
    'core.event_relation.to_event_id' as column_name,
    concat_ws('/', item.to_event_id) as points_to
from core.event_relation as item
anti join core.event as target on item.to_event_id = target.event_id
where item.to_event_id is not null
