select
    alias,
    kind,
    language,
    coalesce(article_id, 'gazetteer') as told_by
from core.entity_alias
where entity_id = $entity_id
order by kind, alias
