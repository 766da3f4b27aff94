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

-- Once a statement, in one order: a fold changes many tallies, a publication one, and nobody waits for each other.
create function tally_level_counted() returns trigger language plpgsql as $$
begin
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
    return null;
end $$;
create trigger tally_level_counted after update on tally
    referencing old table as old_tally new table as new_tally for each statement execute function tally_level_counted();

-- The sample data and tests remove videos that are listed; the platform withdraws them first.
create function tally_level_removed() returns trigger language plpgsql as $$
begin
    insert into tally_level as known
    select edition, place, votes, -count(*)
    from old_tally, unnest(array['', city_key]) place
    where listed
    group by edition, place, votes
    order by edition, place, votes
    on conflict (edition, city_key, votes) do update set videos = known.videos + excluded.videos;
    return null;
end $$;
create trigger tally_level_removed after delete on tally
    referencing old table as old_tally for each statement execute function tally_level_removed();
