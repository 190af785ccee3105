-- Articles to be read again in order of need, with their length: those that no version could read yet, then those that tell of events, then
-- the others; within each the newest first. Parameters: reader_sha, languages, since, until, source_id.
select
    article.article_id,
    coalesce(article.word_count, 0) as word_count
from core.article as article
where
    (
        (article.status in ('read', 'unread') and article.reader_sha is distinct from $1)
        or (article.status = 'other_language' and list_contains($2, article.language))
    )
    and ($3::date is null or article.published_on >= $3::date)
    and ($4::date is null or article.published_on <= $4::date)
    and ($5::varchar is null or article.source_id = $5::varchar)
order by
    article.status = 'read',
    article.article_id not in (select article_id from core.event_mention where event_id is not null),
    article.published_on desc nulls last,
    article.article_id
