-- What organisers look at in figures.

-- Votes of the last hours. Events are appended in the order of time, so a few pages tell where an hour lies.
create index vote_event_at on vote_event using brin (at) with (autosummarize = on);

-- What lies in the bucket, counted by the sweep, which lists all of it anyway.
create table storage_use (
    prefix     text primary key,
    objects    bigint not null check (objects >= 0),
    bytes      bigint not null check (bytes >= 0),
    counted_at timestamptz not null
);
