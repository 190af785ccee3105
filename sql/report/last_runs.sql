-- The last runs that completed, the newest first.
select run_no
from ops.run
where status = 'completed'
order by run_no desc
limit 2
