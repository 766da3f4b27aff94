-- How many listed videos have so many votes, so that a page deep in the most voted is read from its own level on: the
-- same for videos as score_level is for players.

create table tally_level (
    edition  uuid not null,
    city_key text not null,
    votes    bigint not null,
    videos   bigint not null,
    primary key (edition, city_key, votes)
) with (fillfactor = 50);
comment on column tally_level.city_key is 'Empty for the list of all cities.';

insert into tally_level
select edition, place, votes, count(*)
from tally, unnest(array['', city_key]) place
where listed
group by edition, place, votes;

-- Once a statement, in one order: a fold changes many tallies, a publication one, and neither waits for the other.
create function tally_level_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into tally_level as known
        select edition, place, votes, count(*)
        from new_tally, unnest(array['', city_key]) place
        where listed
        group by edition, place, votes
        order by edition, place, votes
        on conflict (edition, city_key, votes) do update set videos = known.videos + excluded.videos;
    elsif tg_op = 'DELETE' then
        insert into tally_level as known
        select edition, place, votes, -count(*)
        from old_tally, unnest(array['', city_key]) place
        where listed
        group by edition, place, votes
        order by edition, place, votes
        on conflict (edition, city_key, votes) do update set videos = known.videos + excluded.videos;
    else
        insert into tally_level as known
        select edition, place, votes, sum(n)
        from (select edition, city_key, votes, 1 as n from new_tally where listed
              union all
              select edition, city_key, votes, -1 from old_tally where listed) change,
             unnest(array['', city_key]) place
        group by edition, place, votes
        having sum(n) <> 0
        order by edition, place, votes
        on conflict (edition, city_key, votes) do update set videos = known.videos + excluded.videos;
    end if;
    return null;
end $$;
create trigger tally_level_counted_new after insert on tally
    referencing new table as new_tally for each statement execute function tally_level_counted();
create trigger tally_level_counted_changed after update on tally
    referencing old table as old_tally new table as new_tally for each statement execute function tally_level_counted();
create trigger tally_level_counted_gone after delete on tally
    referencing old table as old_tally for each statement execute function tally_level_counted();

-- In the order of a publication: the video, its tally, the levels, the hours. The other way round two could wait for
-- each other.
create or replace function account_renamed() returns trigger language plpgsql as $$
begin
    perform from tally_cursor for update;  -- a fold writes many tallies: not at the same time
    perform from video where player = new.id order by id for update;
    update tally set city_key = new.city_key where player = new.id;
    update video set city_key = new.city_key, search_key = ' ' || title_key || ' ' || new.name_key
    where player = new.id;
    insert into score_due select edition, player from score where player = new.id;
    return null;
end $$;
