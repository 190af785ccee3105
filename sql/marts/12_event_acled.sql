-- Grain: one row per event that happened and that ACLED would count, with its sub-event. Reads core.event, mart.event_party, mart.event_word,
-- core.event_mention and codes.acled_rule.
create view mart.event_acled as
with
sides as (
    select
        event_id,
        list(distinct inter::varchar) filter (where role = 'actor') as actor_side,
        list(distinct inter::varchar) filter (where role = 'recipient') as recipient_side
    from mart.event_party
    where inter is not null
    group by event_id
),

word_groups as (
    select
        event_id,
        list(word_group) as word_group
    from mart.event_word
    group by event_id
),

facts as (
    select
        event.event_id,
        event.event_type,
        coalesce(event.event_mode, '*none*') as event_mode,
        event.event_context,
        coalesce(sides.actor_side, ['none']) as actor_side,
        coalesce(sides.recipient_side, ['none']) as recipient_side,
        coalesce(word_groups.word_group, []) as word_group,
        coalesce(event.killed_best, event.killed_low, 0) > 0 as deaths
    from core.event as event
    left join sides on event.event_id = sides.event_id
    left join word_groups on event.event_id = word_groups.event_id
    where event.realis = 'actual' and event.polarity = 'affirmed'
),

-- what was done to a crowd, and whether it killed, is told by other events of the same article
deeds as (
    select
        facts.event_id,
        min(rule.rule_no) as rule_no
    from facts
    inner join codes.acled_rule as rule on facts.event_type = rule.event_type
    where
        facts.event_type <> 'PROTEST'
        and (rule.event_mode is null or list_contains(string_split(rule.event_mode, '|'), facts.event_mode))
        and (rule.context is null or list_has_any(string_split(rule.context, '|'), facts.event_context))
        and (rule.actor_side is null or list_has_any(string_split(rule.actor_side, '|'), facts.actor_side))
        and (rule.recipient_side is null or list_has_any(string_split(rule.recipient_side, '|'), facts.recipient_side))
        and (rule.word_group is null or list_has_any(string_split(rule.word_group, '|'), facts.word_group))
        and (rule.and_word_group is null or list_has_any(string_split(rule.and_word_group, '|'), facts.word_group))
        and (rule.not_word_group is null or not list_has_any(string_split(rule.not_word_group, '|'), facts.word_group))
        and (rule.deaths is null or rule.deaths = facts.deaths)
        and rule.intervention is null
    group by facts.event_id
),

told as (
    select distinct
        event_id,
        article_id
    from core.event_mention
    where event_id is not null and event_type in ('PROTEST', 'ASSAULT', 'COERCE')
),

force as (
    select
        told.article_id,
        bool_or(rule.sub_event_type = 'Excessive force against protesters') as is_deadly
    from deeds
    inner join codes.acled_rule as rule on deeds.rule_no = rule.rule_no
    inner join told on deeds.event_id = told.event_id
    where rule.sub_event_type in ('Protest with intervention', 'Excessive force against protesters')
    group by told.article_id
),

met_with as (
    select
        told.event_id,
        bool_or(force.is_deadly) as is_deadly
    from told
    inner join force on told.article_id = force.article_id
    group by told.event_id
),

protests as (
    select
        facts.event_id,
        min(rule.rule_no) as rule_no
    from facts
    inner join codes.acled_rule as rule on facts.event_type = rule.event_type
    left join met_with on facts.event_id = met_with.event_id
    where
        facts.event_type = 'PROTEST'
        and (rule.event_mode is null or list_contains(string_split(rule.event_mode, '|'), facts.event_mode))
        and (rule.word_group is null or list_has_any(string_split(rule.word_group, '|'), facts.word_group))
        and (rule.and_word_group is null or list_has_any(string_split(rule.and_word_group, '|'), facts.word_group))
        and (rule.not_word_group is null or not list_has_any(string_split(rule.not_word_group, '|'), facts.word_group))
        and (rule.deaths is null or rule.deaths = (facts.deaths or coalesce(met_with.is_deadly, false)))
        and (rule.intervention is null or rule.intervention = (met_with.event_id is not null))
    group by facts.event_id
),

final as (
    select * from deeds
    union all by name
    select * from protests
)

select
    final.event_id,
    final.rule_no,
    rule.sub_event_type,
    type.event_type,
    type.disorder_type
from final
inner join codes.acled_rule as rule on final.rule_no = rule.rule_no
inner join codes.acled_type as type on rule.sub_event_type = type.sub_event_type;

comment on view mart.event_acled is 'The ACLED sub-event of each event that ACLED would count, and the rule that says so.';
comment on column mart.event_acled.event_id is 'core.event';
comment on column mart.event_acled.rule_no is 'codes.acled_rule';
comment on column mart.event_acled.sub_event_type is 'ACLED sub-event';
comment on column mart.event_acled.event_type is 'ACLED event type';
comment on column mart.event_acled.disorder_type is 'ACLED disorder type';
