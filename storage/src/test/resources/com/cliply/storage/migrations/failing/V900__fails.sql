alter table project add column half_done int;
delete from highlight_reason;
insert into project (no_such_column) values (1);
