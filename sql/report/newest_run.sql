-- One row: the newest start of a run that the file knows of, null before the first.
select max(started_at) as started_at
from ops.run
