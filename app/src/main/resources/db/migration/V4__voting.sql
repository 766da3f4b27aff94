-- Who has voted for what. No foreign key on the voter: after an erasure a random id stands in for the person, so that
-- the count stays.
create table vote (
    voter   uuid not null,
    video   uuid not null,
    edition uuid not null,
    cast_at timestamptz not null default now(),
    primary key (voter, video),
    foreign key (video, edition) references video (id, edition) on delete cascade
);
create index vote_video on vote (video, cast_at);

-- The ledger behind every count: append-only, one row written with each vote cast (+1) or withdrawn (-1). It is folded
-- into tallies in the order of transaction ids, because sequences overtake each other at commit.
create table vote_event (
    id    bigint generated always as identity primary key,
    video uuid not null,
    delta smallint not null check (delta in (-1, 1)),
    xid   xid8 not null default pg_current_xact_id(),
    at    timestamptz not null default now()
);
create index vote_event_xid on vote_event (xid);
create index vote_event_video on vote_event (video, xid);

create table tally (
    video        uuid primary key references video on delete cascade,
    votes        bigint not null check (votes >= 0),
    last_vote_at timestamptz
);
create index tally_votes on tally (votes desc, video);

-- Every event of a transaction below this one has been folded. One row.
create table tally_cursor (
    only_one     boolean primary key default true check (only_one),
    folded_below xid8 not null
);
insert into tally_cursor (folded_below) values ('0');
