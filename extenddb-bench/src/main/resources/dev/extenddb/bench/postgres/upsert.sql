\set n random(0, :items - 1)
insert into replay.plain (key, item) values ('item-' || :n, :document) on conflict (key) do update set item = excluded.item;
