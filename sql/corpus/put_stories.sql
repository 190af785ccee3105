-- Articles whose story has changed get the new one.
update core.article
set story_id = told.story_id
from incoming_story as told
where article.article_id = told.article_id and article.story_id is distinct from told.story_id
