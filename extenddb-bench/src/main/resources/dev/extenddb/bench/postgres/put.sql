\set n random(0, :items - 1)
select index_name, definition from replay.indexes where table_name = 'items';
insert into replay.items (pk, item_data, item_size) values ('item-' || :n, :document::jsonb, 1000) on conflict (pk) do update set item_data = excluded.item_data, item_size = excluded.item_size;
