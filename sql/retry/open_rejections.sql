-- One row per rejected thing that is still open and asked for (by rule and source, all where null): the newest of its rejections.
select
    rejection.stage,
    rejection.key,
    rejection.rule,
    rejection.source_id,
    max(rejection.external_id) as external_id,
    max(rejection.url) as url,
    max(coalesce(rejection.capture_id, article.capture_id)) as capture_id
from ops.rejection as rejection
left join core.article as article
    on rejection.source_id = article.source_id and rejection.external_id = article.external_id
where
    rejection.resolved_by is null
    and (?::varchar is null or rejection.rule = ?)
    and (?::varchar is null or rejection.source_id = ?)
group by rejection.stage, rejection.key, rejection.rule, rejection.source_id
order by rejection.source_id, rejection.stage, rejection.key, rejection.rule
