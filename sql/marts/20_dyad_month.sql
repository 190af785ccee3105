-- Grain: one row per month, actor and recipient. Reads core.event, core.event_participant, core.entity and codes: who did what to whom, month by month.
create view mart.dyad_month as
with
actors as (
    select
        event_id,
        entity_id
    from core.event_participant
    where role = 'actor'
),

recipients as (
    select
        event_id,
        entity_id
    from core.event_participant
    where role = 'recipient'
),

coded as (
    select
        event.event_id,
        cameo.goldstein
    from core.event as event
    inner join mart.event_cameo as chosen on event.event_id = chosen.event_id
    inner join codes.cameo as cameo on chosen.cameo = cameo.code
)

select
    date_trunc('month', coalesce(event.date_start, event.first_reported_at::date))::date as month,
    actors.entity_id as actor_entity_id,
    actor.name as actor,
    actor.country_iso3 as actor_country_iso3,
    recipients.entity_id as recipient_entity_id,
    recipient.name as recipient,
    recipient.country_iso3 as recipient_country_iso3,
    count(*)::integer as event_count,
    count(*) filter (where event.quad_class = 1)::integer as verbal_cooperation,
    count(*) filter (where event.quad_class = 2)::integer as material_cooperation,
    count(*) filter (where event.quad_class = 3)::integer as verbal_conflict,
    count(*) filter (where event.quad_class = 4)::integer as material_conflict,
    avg(coded.goldstein) as goldstein,
    sum(coalesce(event.killed_best, event.killed_low))::integer as killed
from core.event as event
inner join actors on event.event_id = actors.event_id
inner join recipients on event.event_id = recipients.event_id
inner join core.entity as actor on actors.entity_id = actor.entity_id
inner join core.entity as recipient on recipients.entity_id = recipient.entity_id
left join coded on event.event_id = coded.event_id
where event.realis = 'actual' and event.polarity = 'affirmed' and actors.entity_id <> recipients.entity_id
group by all;

comment on view mart.dyad_month is 'What one party did to another in a month, by quad class.';
comment on column mart.dyad_month.month is 'first day of the month of the event, else of its first report';
comment on column mart.dyad_month.actor_entity_id is 'core.entity of the actor';
comment on column mart.dyad_month.actor is 'name of the actor';
comment on column mart.dyad_month.actor_country_iso3 is 'country of the actor';
comment on column mart.dyad_month.recipient_entity_id is 'core.entity of the recipient';
comment on column mart.dyad_month.recipient is 'name of the recipient';
comment on column mart.dyad_month.recipient_country_iso3 is 'country of the recipient';
comment on column mart.dyad_month.event_count is 'events';
comment on column mart.dyad_month.verbal_cooperation is 'events of quad class 1';
comment on column mart.dyad_month.material_cooperation is 'events of quad class 2';
comment on column mart.dyad_month.verbal_conflict is 'events of quad class 3';
comment on column mart.dyad_month.material_conflict is 'events of quad class 4';
comment on column mart.dyad_month.goldstein is 'mean Goldstein value of the events (scale: codes.cameo)';
comment on column mart.dyad_month.killed is 'sum of the best figures, null where none is given';
