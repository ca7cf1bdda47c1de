alter table project add column half_done int;
delete from highlight_reason;
create alias wait_for_the_kill for "com.cliply.storage.db.MigratingChild.waitForTheKill";
call wait_for_the_kill();
