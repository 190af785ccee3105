-- What was denied, by whom, and the reports of the same event that nobody denies.
select
    denial.event_id,
    denial.published_on as denied_on,
    denial.according_to as denied_by,
    denial.clause as denied_words,
    report.published_on as reported_on,
    coalesce(report.according_to, report.outlet) as reported_by,
    report.clause as reported_words
from mart.event_evidence as denial
left join mart.event_evidence as report
    on denial.event_id = report.event_id and report.polarity = 'affirmed' and coalesce(report.stance, 'reports') <> 'denies'
where denial.stance = 'denies' or denial.polarity = 'negated'
order by denied_on desc, denial.event_id, reported_on;
