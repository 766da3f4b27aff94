-- Whoever is suspended leaves lists and ranking with all their videos, and comes back with those that were not hidden besides.

alter table video add column hidden_with_account boolean not null default false;
comment on column video.hidden_with_account is 'Hidden by the suspension of its player: ending it shows the video again.';

create function account_suspended() returns trigger language plpgsql as $$
begin
    if not exists (select from video where player = new.id) then
        return null;
    end if;
    perform from tally_cursor for update;  -- a fold writes many tallies: not at the same time
    perform from video where player = new.id order by id for no key update;
    if new.suspended_at is null then
        update video set hidden_at = null, hidden_reason = null, hidden_with_account = false
        where player = new.id and hidden_with_account;
    else
        update video
        set hidden_at = new.suspended_at, hidden_reason = coalesce(new.suspended_reason, '–'), hidden_with_account = true
        where player = new.id and hidden_at is null;
    end if;
    return null;
end $$;
create trigger account_suspended after update on account
    for each row when ((old.suspended_at is null) <> (new.suspended_at is null)) execute function account_suspended();

-- The same lock where somebody moves to another city: one that votes, which refer to several videos in whatever order, need
-- not wait for. And a score is due for whoever has a listed video: one that is counted for the first time at this moment cannot
-- be seen yet, and would stay in the city that was left.
create or replace function account_renamed() returns trigger language plpgsql as $$
begin
    perform from tally_cursor for update;  -- a fold writes many tallies: not at the same time
    perform from video where player = new.id order by id for no key update;
    update tally set city_key = new.city_key where player = new.id;
    update video set city_key = new.city_key, search_key = ' ' || title_key || ' ' || new.name_key
    where player = new.id;
    insert into score_due
    select edition, player from score where player = new.id
    union
    select edition, player from tally where player = new.id and listed;
    return null;
end $$;

-- What was on its way when its player was suspended. For share: a suspension under way is waited for, and waits for this.
create or replace function video_keys() returns trigger language plpgsql as $$
declare
    owner account;
begin
    select * into owner from account where id = new.player for share;
    new.city_key := owner.city_key;
    new.search_key := ' ' || new.title_key || ' ' || owner.name_key;
    if tg_op = 'INSERT' and owner.suspended_at is not null then
        new.hidden_at := owner.suspended_at;
        new.hidden_reason := coalesce(owner.suspended_reason, '–');
        new.hidden_with_account := true;
    end if;
    return new;
end $$;

update video
set hidden_at = account.suspended_at, hidden_reason = coalesce(account.suspended_reason, '–'), hidden_with_account = true
from account
where account.id = video.player and account.suspended_at is not null and video.hidden_at is null;

alter table video add constraint video_hidden_with_account_is_hidden check (not hidden_with_account or hidden_at is not null);
