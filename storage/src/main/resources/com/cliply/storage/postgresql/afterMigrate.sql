-- On a shared server even a query of ours that forgets the workspace sees only the one that its transaction was opened for.
-- The owner of the tables is bound as well (force); a superuser is not, so the studio should not be one.
do $$
declare
    own text;
begin
    for own in
        select c.table_name from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = current_schema() and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'
    loop
        execute format('alter table %I enable row level security', own);
        execute format('alter table %I force row level security', own);
        execute format('drop policy if exists own_workspace on %I', own);
        execute format('create policy own_workspace on %I using '
            '(current_setting(''app.workspace'', true) in (workspace_id::text, ''00000000-0000-0000-0000-000000000000''))', own);
    end loop;
end $$;
