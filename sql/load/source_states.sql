-- How each source stands, one row a source.
from ops.source_state
order by source_id
