-- Whoever moves or is renamed has their own tallies read, found by their videos. No index has the tallies of a player that are
-- not listed, so all of them were looked at, while nobody could fold.
create or replace function account_renamed() returns trigger language plpgsql as $$
begin
    perform from tally_cursor for update;  -- a fold writes many tallies: not at the same time
    perform from video where player = new.id order by id for no key update;
    update tally set city_key = new.city_key, search_key = ' ' || title_key || ' ' || new.name_key
    from video where video.id = tally.video and video.player = new.id;
    update video set city_key = new.city_key, search_key = ' ' || title_key || ' ' || new.name_key
    where player = new.id;
    insert into score_due
    select edition, player from score where player = new.id
    union
    select edition, player from tally where player = new.id and listed;
    return null;
end $$;
