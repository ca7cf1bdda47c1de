-- A migration works on the rows of all workspaces, also where row security binds the owner of the tables.
set app.workspace to '00000000-0000-0000-0000-000000000000';
