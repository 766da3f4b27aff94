-- The order of chance in which the list is usually shown: a walk begins at some lot, goes on to the last and from the first to where it
-- began. Everybody is in it, and a page is a range of an index, however many videos there are.

-- The table is written anew, some seconds for hundreds of thousands of videos, as each draws its own.
alter table video add column lot double precision not null default random();
comment on column video.lot is 'Drawn once, from 0 to below 1: where it stands in the shuffled list. Says nothing about the video.';

create index video_lot on video (edition, lot, id) where published;
create index video_lot_city on video (edition, city_key, lot, id) where published;
