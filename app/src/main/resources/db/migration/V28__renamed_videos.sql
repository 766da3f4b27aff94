-- Owners call their videos something else. As a title was sent first, an upload that is repeated is known by it.
alter table video add column sent_title text;
comment on column video.sent_title is 'As its player sent it, once it is called something else.';
comment on column tally.search_key is 'As in video: a new title and a new name are written to both.';

-- Who renames a video has its row already, and must not wait for the account: who renames an account waits for its videos. The
-- name is what the words to search for end with.
create or replace function video_keys() returns trigger language plpgsql as $$
declare
    owner account;
begin
    if tg_op = 'UPDATE' and new.player = old.player then
        new.search_key := ' ' || new.title_key || substr(old.search_key, length(old.title_key) + 2);
        return new;
    end if;
    select * into owner from account where id = new.player for share;
    new.city_key := owner.city_key;
    new.search_key := ' ' || new.title_key || ' ' || owner.name_key;
    if tg_op = 'INSERT' and owner.suspended_at is not null and new.hidden_at is null then
        new.hidden_at := owner.suspended_at;
        new.hidden_reason := coalesce(owner.suspended_reason, '–');
        new.hidden_with_account := true;
    end if;
    return new;
end $$;

create function video_renamed() returns trigger language plpgsql as $$
begin
    update tally set search_key = new.search_key where video = new.id;
    return null;
end $$;
create trigger video_renamed after update of title_key on video
    for each row when (old.search_key is distinct from new.search_key) execute function video_renamed();
