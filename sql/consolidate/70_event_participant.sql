-- core.event_participant: one row per event, role and entity, from the arguments of the event's mentions.
delete from core.event_participant;

insert into core.event_participant by name
select
    report.event_id,
    argument.role,
    argument.entity_id,
    case argument.role when 'actor' then 'a' when 'recipient' then 'b' end as side,
    count(distinct (argument.article_id, argument.event_mention_no)) as mention_count
from core.event_argument as argument
inner join report
    on argument.article_id = report.article_id and argument.event_mention_no = report.event_mention_no
where argument.entity_id is not null and argument.role <> 'time'
group by report.event_id, argument.role, argument.entity_id;

delete from core.event_relation
where
    from_event_id not in (select event_id from core.event)
    or to_event_id not in (select event_id from core.event);

drop table report;
drop table toll;
