alter table project add column seven int default 7 not null;
