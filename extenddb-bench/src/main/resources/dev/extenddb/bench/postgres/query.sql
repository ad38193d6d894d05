\set n random(0, 9)
select item_data from replay.ranges where pk = 'partition-' || :n order by sk collate "C" limit 26;
