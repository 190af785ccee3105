-- Where the entity is mentioned by name, the newest article first.
select
    article.external_id,
    article.published_on,
    mention.start_char,
    mention.surface,
    mention.title_text,
    mention.role_text,
    mention.link_method,
    mention.link_score
from core.mention as mention
inner join core.article as article on mention.article_id = article.article_id
where mention.entity_id = $entity_id and mention.mention_type <> 'pronoun'
order by article.published_on desc nulls last, article.article_id, mention.mention_no
limit $rows
