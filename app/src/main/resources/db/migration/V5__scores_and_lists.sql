-- What lists and the ranking read, kept so that no read grows with votes, players or the depth of a page.

-- Trusted since PostgreSQL 13: whoever may create in the database may create it.
create extension if not exists pg_trgm;

-- Copies on the video of what lists filter by; the triggers below keep them.
alter table video
    add column city_key text references city (key),
    add column search_key text;
comment on column video.search_key is 'Title and player without accents and capitals; the space in front lets a search ask for the beginning of a word.';

update video set city_key = account.city_key, search_key = ' ' || title_key || ' ' || account.name_key
from account where account.id = video.player;

alter table video
    alter column city_key set not null,
    alter column search_key set not null;

create index video_public_city on video (edition, city_key, uploaded_at desc, id desc) where published;
create index video_search on video using gin (search_key gin_trgm_ops) where published;

-- Every video has its tally, so that folding is an update and the most voted are listed from tallies alone.
alter table tally
    add column edition uuid,
    add column player uuid,
    add column city_key text,
    add column listed boolean;

insert into tally (video, votes) select id, 0 from video on conflict do nothing;
update tally set edition = video.edition, player = video.player, city_key = video.city_key, listed = video.published
from video where video.id = tally.video;

alter table tally
    alter column edition set not null,
    alter column player set not null,
    alter column city_key set not null,
    alter column listed set not null,
    alter column votes set default 0;
comment on column tally.listed is 'Whether the video is up for the vote; follows video.published in the same transaction.';

drop index tally_votes;
create index tally_listed on tally (edition, votes desc, video desc) where listed;
create index tally_listed_city on tally (edition, city_key, votes desc, video desc) where listed;
create index tally_player on tally (player) where listed;

-- A player's line in the ranking: the sum over their listed videos.
create table score (
    edition      uuid not null references edition,
    player       uuid not null references account,
    city_key     text not null references city (key),
    votes        bigint not null check (votes >= 0),
    last_vote_at timestamptz not null,
    primary key (edition, player)
);
comment on column score.last_vote_at is 'The last counted vote; infinity while there is none, so that whoever has none stands behind.';
-- In the order of the ranking, all one way, so that a page behind a given line is one range of the index.
create index score_overall on score (edition, (-votes), last_vote_at, player) include (votes);
create index score_city on score (edition, city_key, (-votes), last_vote_at, player) include (votes);

-- How many players have so many votes, overall (city_key '') and in each city. A position is the sum of the levels
-- above: n votes in all make fewer than sqrt(2n) levels, whatever the number of players.
create table score_level (
    edition  uuid not null,
    city_key text not null,
    votes    bigint not null,
    players  bigint not null check (players > 0),
    primary key (edition, city_key, votes)
) with (fillfactor = 70);

-- Whose score has to be counted anew: written with whatever changes it, emptied by the score keeper.
create table score_due (
    edition uuid not null,
    player  uuid not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

create function video_keys() returns trigger language plpgsql as $$
begin
    select account.city_key, ' ' || new.title_key || ' ' || account.name_key
    into new.city_key, new.search_key
    from account where account.id = new.player;
    return new;
end $$;
create trigger video_keys before insert or update of title_key, player on video
    for each row execute function video_keys();

create function video_counted() returns trigger language plpgsql as $$
begin
    insert into tally (video, edition, player, city_key, listed)
    values (new.id, new.edition, new.player, new.city_key, false);
    return null;
end $$;
create trigger video_counted after insert on video for each row execute function video_counted();

create function video_listed() returns trigger language plpgsql as $$
begin
    update tally set listed = new.published where video = new.id;
    insert into score_due values (new.edition, new.player);
    return null;
end $$;
create trigger video_listed after update on video
    for each row when (old.published is distinct from new.published) execute function video_listed();
create trigger video_listed_at_once after insert on video
    for each row when (new.published) execute function video_listed();

create function tally_gone() returns trigger language plpgsql as $$
begin
    insert into score_due values (old.edition, old.player);
    return null;
end $$;
create trigger tally_gone after delete on tally for each row when (old.listed) execute function tally_gone();

create function account_renamed() returns trigger language plpgsql as $$
begin
    perform from tally_cursor for update;  -- a fold writes many tallies: not at the same time
    update video set city_key = new.city_key, search_key = ' ' || title_key || ' ' || new.name_key
    where player = new.id;
    update tally set city_key = new.city_key where player = new.id;
    insert into score_due select edition, player from score where player = new.id;
    return null;
end $$;
create trigger account_renamed after update on account
    for each row when ((old.city_key, old.name_key) is distinct from (new.city_key, new.name_key))
    execute function account_renamed();

insert into score_due select distinct edition, player from video where published;
