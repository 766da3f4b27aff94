-- How many videos of a list were uploaded in each hour, so that a page deep in the newest is read from its own hour on.

drop trigger listing_counted_new on video;
drop trigger listing_counted_changed on video;
drop trigger listing_counted_gone on video;
drop table listing;

create table listing (
    edition  uuid not null,
    city_key text not null,
    hour     timestamptz not null,
    videos   bigint not null,
    primary key (edition, city_key, hour)
) with (fillfactor = 50);
comment on column listing.city_key is 'Empty for the list of all cities.';

insert into listing
select edition, place, date_trunc('hour', uploaded_at, 'UTC') as hour, count(*)
from video, unnest(array['', city_key]) place
where published
group by edition, place, hour;

-- Once a statement, whatever number of videos it changes. Hours are changed in one order, so nobody waits for each other.
create or replace function listing_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into listing as known
        select edition, place, date_trunc('hour', uploaded_at, 'UTC') as hour, count(*)
        from new_video, unnest(array['', city_key]) place
        where published
        group by edition, place, hour
        order by edition, place, hour
        on conflict (edition, city_key, hour) do update set videos = known.videos + excluded.videos;
    elsif tg_op = 'DELETE' then
        insert into listing as known
        select edition, place, date_trunc('hour', uploaded_at, 'UTC') as hour, -count(*)
        from old_video, unnest(array['', city_key]) place
        where published
        group by edition, place, hour
        order by edition, place, hour
        on conflict (edition, city_key, hour) do update set videos = known.videos + excluded.videos;
    else
        insert into listing as known
        select edition, place, date_trunc('hour', uploaded_at, 'UTC') as hour, sum(n)
        from (select edition, city_key, uploaded_at, 1 as n from new_video where published
              union all
              select edition, city_key, uploaded_at, -1 from old_video where published) change,
             unnest(array['', city_key]) place
        group by edition, place, hour
        having sum(n) <> 0
        order by edition, place, hour
        on conflict (edition, city_key, hour) do update set videos = known.videos + excluded.videos;
    end if;
    return null;
end $$;
create trigger listing_counted_new after insert on video
    referencing new table as new_video for each statement execute function listing_counted();
create trigger listing_counted_changed after update on video
    referencing old table as old_video new table as new_video for each statement execute function listing_counted();
create trigger listing_counted_gone after delete on video
    referencing old table as old_video for each statement execute function listing_counted();
