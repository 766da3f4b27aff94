-- A search among the most voted looks at the first thousands in an index that has the words, as one among the newest does.
alter table tally add column search_key text;
comment on column tally.search_key is 'As in video, whose title never changes; a new name is written to both.';

alter table tally disable trigger tally_level_counted_changed;  -- no count changes
update tally set search_key = video.search_key from video where video.id = tally.video;
alter table tally enable trigger tally_level_counted_changed;
alter table tally alter column search_key set not null;

drop index tally_listed;
create index tally_listed on tally (edition, votes desc, video desc) include (search_key) where listed;
drop index tally_listed_city;
create index tally_listed_city on tally (edition, city_key, votes desc, video desc) include (search_key) where listed;

-- Folding changes tallies all the time, and a row whose page nobody has vacuumed since is read in the table after all.
alter table tally set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);

-- What the index of words found is put in order by its votes without the table.
alter table tally drop constraint tally_pkey, add primary key (video) include (votes);

create or replace function video_counted() returns trigger language plpgsql as $$
begin
    insert into tally (video, edition, player, city_key, search_key, listed)
    values (new.id, new.edition, new.player, new.city_key, new.search_key, false);
    return null;
end $$;

create or replace function account_renamed() returns trigger language plpgsql as $$
begin
    perform from tally_cursor for update;  -- a fold writes many tallies: not at the same time
    perform from video where player = new.id order by id for no key update;
    update tally set city_key = new.city_key, search_key = ' ' || title_key || ' ' || new.name_key
    from video where video.id = tally.video and video.player = new.id;  -- no index has what is not listed by its player
    update video set city_key = new.city_key, search_key = ' ' || title_key || ' ' || new.name_key
    where player = new.id;
    insert into score_due
    select edition, player from score where player = new.id
    union
    select edition, player from tally where player = new.id and listed;
    return null;
end $$;
