-- One row per candidate whose body another stored article has: the one it repeats.
select
    candidate.article_id,
    min(article.article_id) as duplicate_of
from incoming_candidate as candidate
inner join core.article as article on candidate.body_sha256 = article.body_sha256
where
    article.article_id <> candidate.article_id
    and article.duplicate_of is null
group by candidate.article_id
order by candidate.article_id
