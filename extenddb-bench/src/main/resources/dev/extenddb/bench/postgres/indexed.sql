\set n random(0, :items - 1)
\set g random(0, 999)
begin;
select index_name, definition from replay.indexes where table_name = 'indexed';
select item_data from replay.items where pk = 'item-' || :n for update;
insert into replay.items (pk, item_data, item_size) values ('item-' || :n, :document::jsonb, 1000) on conflict (pk) do update set item_data = excluded.item_data, item_size = excluded.item_size;
delete from replay.index_rows where pk = 'item-' || :n;
insert into replay.index_rows (index_pk, pk, item_data) values ('index-' || :g, 'item-' || :n, :document::jsonb) on conflict (index_pk, pk) do update set item_data = excluded.item_data;
commit;
