-- One row: how many articles another version than the given one has read, and how many such versions there are.
select
    count(*) as articles,
    count(distinct reader_sha) as versions
from core.article
where status = 'read' and reader_sha is distinct from ?
