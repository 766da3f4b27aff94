-- Who works: one row a node with slots, renewed every ten seconds and gone with an orderly stop. It is only looked at: who runs a job is
-- said by the job, whose worker has the same name.
create table worker (
    name       text primary key,
    heavy      integer not null check (heavy >= 0),
    light      integer not null check (light >= 0),
    version    text,
    draining   boolean not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null default now(),
    constraint worker_has_slots check (heavy + light > 0)
) with (fillfactor = 50);
comment on column worker.heavy is 'How many jobs of that lane it runs at once; light likewise.';
comment on column worker.version is 'Of the jar; null where it has none.';
comment on column worker.draining is 'It ends what it does and takes nothing more on.';
