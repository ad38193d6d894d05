\set n random(0, :items / 3 - 1)
begin;
select item_data from replay.items where pk = 'item-' || (3 * :n) for update;
select item_data from replay.items where pk = 'item-' || (3 * :n + 1) for update;
select item_data from replay.items where pk = 'item-' || (3 * :n + 2) for update;
insert into replay.items (pk, item_data, item_size) values ('item-' || (3 * :n), :document::jsonb, 1000) on conflict (pk) do update set item_data = excluded.item_data, item_size = excluded.item_size;
insert into replay.items (pk, item_data, item_size) values ('item-' || (3 * :n + 1), :document::jsonb, 1000) on conflict (pk) do update set item_data = excluded.item_data, item_size = excluded.item_size;
commit;
