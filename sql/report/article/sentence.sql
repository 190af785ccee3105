select * from core.sentence where article_id = ? order by sentence_no
