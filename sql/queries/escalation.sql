-- How a pair of parties turns from words to deeds: verbal and material conflict per month, with the change from the month before.
select
    month,
    actor,
    recipient,
    verbal_conflict,
    material_conflict,
    material_conflict - lag(material_conflict, 1, 0) over (
        partition by actor_entity_id, recipient_entity_id
        order by month
    ) as change,
    goldstein
from mart.dyad_month
where verbal_conflict + material_conflict > 0
order by actor, recipient, month;
