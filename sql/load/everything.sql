-- All rows of one table or view.
from query_table(?)
