-- One row per column of every table and view, in the order of the schemas' files: tables of core in the order they were made, views by name.
with
objects as (
    select
        schema_name,
        table_name as name,
        comment,
        table_oid as made
    from duckdb_tables()
    where not internal and not temporary
    union all by name
    select
        schema_name,
        view_name as name,
        comment,
        view_oid as made
    from duckdb_views()
    where not internal and not temporary
)

select
    objects.schema_name,
    objects.name,
    objects.comment,
    columns.column_name,
    columns.data_type,
    columns.is_nullable or objects.schema_name = 'mart' as is_nullable,
    columns.comment
from objects
inner join duckdb_columns() as columns
    on objects.schema_name = columns.schema_name and objects.name = columns.table_name
where columns.database_name not in ('system', 'temp')
order by objects.schema_name, objects.made, columns.column_index
