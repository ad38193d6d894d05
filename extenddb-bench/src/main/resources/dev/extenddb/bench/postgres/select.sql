\set n random(0, :items - 1)
select item from replay.plain where key = 'item-' || :n;
