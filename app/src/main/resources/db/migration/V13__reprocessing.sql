-- Videos made again: renditions know what they were made with, work nobody waits for comes last, and the clip that was
-- replaced stays until nobody can still be watching it.

-- Fair turns are for people who wait. Background work is due once nothing else is, whoever owns it.
alter table job add column background boolean not null default false;
drop index job_turn;
create index job_turn on job (lane, background, turn, due_at) where state = 'queued' and failures = 0;

create or replace function next_turn(of_lane text, of_owner uuid) returns bigint stable language sql as $$
    select greatest(
        coalesce((select min(turn) from job
                   where lane = of_lane and state = 'queued' and failures = 0 and not background),
                 (select max(turn) from job where lane = of_lane and state = 'running'), 0),
        (select max(turn) + 1 from job
          where owner = of_owner and lane = of_lane and state in ('queued', 'running') and not background))
$$;

alter table video
    add column rendition_brand    text,
    add column rendition_pipeline integer;
comment on column video.rendition_brand is 'Of logo and bumpers (anb.processing.Brand); null for renditions older than this column.';

create table former_rendition (
    video         uuid not null references video on delete cascade,
    fence         bigint not null,
    superseded_at timestamptz not null default now(),
    primary key (video, fence)
);
comment on table former_rendition is 'Its objects may still be played by links given out before: the sweep removes them later.';
create index former_rendition_age on former_rendition (superseded_at);
