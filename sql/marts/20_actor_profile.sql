-- Grain: one row per entity that acts or is acted on. Reads core.entity, core.entity_alias, core.event, core.event_participant and core.attribution.
create view mart.actor_profile as
with
names as (
    select
        entity_id,
        list(alias order by alias) as aliases
    from core.entity_alias
    group by entity_id
),

parts as (
    select
        participant.entity_id,
        count(distinct event.event_id) filter (where participant.role = 'actor')::integer as acts,
        count(distinct event.event_id) filter (where participant.role = 'recipient')::integer as acted_on,
        count(distinct event.event_id) filter (where participant.role = 'actor' and event.quad_class = 4)::integer as material_conflict,
        count(distinct event.event_id) filter (where participant.role = 'actor' and event.quad_class in (1, 2))::integer as cooperation,
        min(event.date_start) as first_event_on,
        max(event.date_start) as last_event_on
    from core.event_participant as participant
    inner join core.event as event on participant.event_id = event.event_id
    where event.realis = 'actual' and event.polarity = 'affirmed' and participant.role in ('actor', 'recipient')
    group by participant.entity_id
),

said as (
    select
        source_entity_id as entity_id,
        count(*)::integer as statements
    from core.attribution
    where source_entity_id is not null
    group by source_entity_id
)

select
    entity.entity_id,
    entity.name,
    entity.kind,
    entity.country_iso3,
    entity.sector,
    coalesce(names.aliases, []) as aliases,
    coalesce(parts.acts, 0) as acts,
    coalesce(parts.acted_on, 0) as acted_on,
    coalesce(parts.material_conflict, 0) as material_conflict,
    coalesce(parts.cooperation, 0) as cooperation,
    coalesce(said.statements, 0) as statements,
    entity.article_count,
    parts.first_event_on,
    parts.last_event_on
from core.entity as entity
left join names on entity.entity_id = names.entity_id
left join parts on entity.entity_id = parts.entity_id
left join said on entity.entity_id = said.entity_id
where parts.entity_id is not null or said.entity_id is not null;

comment on view mart.actor_profile is 'What is known of a party: names, deeds, statements.';
comment on column mart.actor_profile.entity_id is 'core.entity';
comment on column mart.actor_profile.name is 'canonical name';
comment on column mart.actor_profile.kind is 'what kind of thing it is';
comment on column mart.actor_profile.country_iso3 is 'ISO 3166-1 alpha-3, or PLOVER''s IGO, NGO, …';
comment on column mart.actor_profile.sector is 'PLOVER sectors';
comment on column mart.actor_profile.aliases is 'names it goes by, in order of the alphabet';
comment on column mart.actor_profile.acts is 'events in which it acts';
comment on column mart.actor_profile.acted_on is 'events in which it is acted on';
comment on column mart.actor_profile.material_conflict is 'events of quad class 4 in which it acts';
comment on column mart.actor_profile.cooperation is 'events of quad class 1 and 2 in which it acts';
comment on column mart.actor_profile.statements is 'statements attributed to it';
comment on column mart.actor_profile.article_count is 'articles that mention it';
comment on column mart.actor_profile.first_event_on is 'first day of its earliest event';
comment on column mart.actor_profile.last_event_on is 'first day of its latest event';
