-- One row: which part of the file is free, from 0 to 1.
select if(total_blocks = 0, 0, free_blocks / total_blocks) as free_share
from pragma_database_size()
