-- How many videos a list has, so that a page deep in it is read from the end that is nearer.

create table listing (
    edition  uuid not null,
    city_key text not null,
    videos   bigint not null,
    primary key (edition, city_key)
) with (fillfactor = 50);
comment on column listing.city_key is 'Empty for the list of all cities.';

insert into listing
select edition, place, count(*)
from video, unnest(array['', city_key]) place
where published
group by edition, place;

-- Once a statement, whatever number of videos it changes. Lists are changed in one order, so nobody waits for each other.
create function listing_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into listing as known
        select edition, place, count(*)
        from new_video, unnest(array['', city_key]) place
        where published
        group by edition, place
        order by edition, place
        on conflict (edition, city_key) do update set videos = known.videos + excluded.videos;
    elsif tg_op = 'DELETE' then
        update listing set videos = videos - gone.n
        from (select edition, place, count(*) as n
              from old_video, unnest(array['', city_key]) place
              where published
              group by edition, place
              order by edition, place) gone
        where listing.edition = gone.edition and listing.city_key = gone.place;
    else
        insert into listing as known
        select edition, place, sum(n)
        from (select edition, city_key, 1 as n from new_video where published
              union all
              select edition, city_key, -1 from old_video where published) change,
             unnest(array['', city_key]) place
        group by edition, place
        having sum(n) <> 0
        order by edition, place
        on conflict (edition, city_key) do update set videos = known.videos + excluded.videos;
    end if;
    return null;
end $$;
create trigger listing_counted_new after insert on video
    referencing new table as new_video for each statement execute function listing_counted();
create trigger listing_counted_changed after update on video
    referencing old table as old_video new table as new_video for each statement execute function listing_counted();
create trigger listing_counted_gone after delete on video
    referencing old table as old_video for each statement execute function listing_counted();
