-- Every mention denotes the entity that joins those of all articles, or what its own article calls it. Reads incoming_member, incoming_part,
-- incoming_decision, incoming_actor and incoming_actor_role.
delete from core.article_entity where split_from is not null;

update core.article_entity
set entity_id = now.entity_id
from (
    select
        told.article_id,
        told.local_entity_id,
        coalesce(joined.entity_id, told.local_entity_id) as entity_id
    from core.article_entity as told
    left join incoming_member as joined on told.article_id = joined.article_id and told.local_entity_id = joined.local_entity_id
) as now
where
    article_entity.article_id = now.article_id
    and article_entity.local_entity_id = now.local_entity_id
    and article_entity.entity_id <> now.entity_id;

insert into core.article_entity by name select * exclude (taken) from incoming_part;

-- the words that a user split off, by the article and the entity that they stood under
create or replace temp table taken as
select
    part.article_id,
    part.split_from as local_entity_id,
    part.entity_id,
    words.word
from incoming_part as part, unnest(part.taken) as words (word);

update core.article_alias
set entity_id = now.entity_id
from (
    select
        shown.article_id,
        shown.local_entity_id,
        shown.alias,
        coalesce(taken.entity_id, joined.entity_id, shown.local_entity_id) as entity_id
    from core.article_alias as shown
    left join incoming_member as joined on shown.article_id = joined.article_id and shown.local_entity_id = joined.local_entity_id
    left join taken
        on shown.article_id = taken.article_id and shown.local_entity_id = taken.local_entity_id and shown.alias = taken.word
) as now
where
    article_alias.article_id = now.article_id
    and article_alias.local_entity_id = now.local_entity_id
    and article_alias.alias = now.alias
    and article_alias.entity_id <> now.entity_id;

update core.mention
set entity_id = now.entity_id
from (
    select
        mention.article_id,
        mention.mention_no,
        coalesce(taken.entity_id, joined.entity_id, mention.local_entity_id) as entity_id
    from core.mention as mention
    left join incoming_member as joined
        on mention.article_id = joined.article_id and mention.local_entity_id = joined.local_entity_id
    left join taken
        on
            mention.article_id = taken.article_id
            and mention.local_entity_id = taken.local_entity_id
            and trim(mention.surface) = taken.word
    where mention.local_entity_id is not null
) as now
where
    mention.article_id = now.article_id
    and mention.mention_no = now.mention_no
    and mention.entity_id is distinct from now.entity_id;

drop table taken;

update core.event_argument
set entity_id = mention.entity_id
from core.mention as mention
where
    event_argument.article_id = mention.article_id
    and event_argument.mention_no = mention.mention_no
    and event_argument.entity_id is distinct from mention.entity_id;

update core.attribution
set source_entity_id = mention.entity_id
from core.mention as mention
where
    attribution.article_id = mention.article_id
    and attribution.source_mention_no = mention.mention_no
    and attribution.source_entity_id is distinct from mention.entity_id;

update core.casualty
set victim_entity_id = mention.entity_id
from core.mention as mention
where
    casualty.article_id = mention.article_id
    and casualty.victim_mention_no = mention.mention_no
    and casualty.victim_entity_id is distinct from mention.entity_id;

update core.casualty
set claimant_entity_id = attribution.source_entity_id
from core.attribution as attribution
where
    casualty.article_id = attribution.article_id
    and casualty.attribution_no = attribution.attribution_no
    and casualty.claimant_entity_id is distinct from attribution.source_entity_id;

delete from core.entity_decision where decided_by <> 'user';
insert into core.entity_decision by name select * from incoming_decision;

-- a user's decisions stay as they are, but for the entities that they now speak of
update core.entity_decision
set entity_id = null, other_entity_id = null
where decided_by = 'user';

delete from codes.actor;
insert into codes.actor by name select * from incoming_actor;
delete from codes.actor_role;
insert into codes.actor_role by name select * from incoming_actor_role;
