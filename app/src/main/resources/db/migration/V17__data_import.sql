-- How far an import from another installation has come: one row, committed with the rows it brought. Nodes do not start
-- while it is not done.
create table data_import (
    only_one    boolean primary key default true check (only_one),
    source      text not null check (source ~ '^[0-9a-f]{64}$'),
    stage       text not null check (stage in ('objects', 'counts', 'verification', 'done')),
    objects     bigint not null default 0 check (objects >= 0),
    started_at  timestamptz not null default now(),
    finished_at timestamptz,
    constraint data_import_done_has_time check ((stage = 'done') = (finished_at is not null))
);
comment on column data_import.source is 'The export it is filled from: the SHA-256 of its manifest.';
comment on column data_import.objects is 'How many objects, in the order of the manifest, are done at this stage.';

-- A video that arrives hidden stays hidden as it was, also where its player is suspended.
create or replace function video_keys() returns trigger language plpgsql as $$
declare
    owner account;
begin
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
