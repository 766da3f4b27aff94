-- The job ledger. Who runs a job now, how often it failed and why it ended is known here and nowhere else.
-- Diagram and rules: docs/lifecycles.md.

-- Fencing tokens (G3): drawn at each claim, never reset, never reused.
create sequence job_fence;

create table job (
    id           uuid primary key,
    kind         text not null,
    lane         text not null check (lane in ('light', 'heavy')),
    subject      uuid not null,
    owner        uuid not null,
    state        text not null default 'queued'
                 check (state in ('queued', 'running', 'done', 'failed', 'dead', 'cancelled')),
    -- Place in the lane: the n-th waiting job of an owner comes after everybody's (n-1)-th (G9).
    turn         bigint not null,
    due_at       timestamptz not null default now(),
    -- The fence of the last claim; null until the first.
    fence        bigint,
    worker       text,
    leased_until timestamptz,
    phase        text,
    percent      smallint check (percent between 0 and 100),
    -- All three count since the job was enqueued or replayed; a crash is a lease that ran out (G5).
    attempts     integer not null default 0,
    failures     integer not null default 0 check (failures >= 0),
    crashes      integer not null default 0 check (crashes >= 0),
    reason       text,
    created_at   timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    constraint job_running_is_leased
        check ((state = 'running') = (worker is not null) and (state = 'running') = (leased_until is not null)),
    constraint job_running_is_fenced check (state <> 'running' or (fence is not null and started_at is not null)),
    constraint job_ended_has_time check ((state in ('queued', 'running')) = (finished_at is null)),
    constraint job_ended_badly_has_reason check (state not in ('failed', 'dead') or reason is not null),
    constraint job_attempts_add_up check (attempts >= failures + crashes)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- At most one live job for one thing (G10).
create unique index job_live on job (kind, subject) where state in ('queued', 'running');

-- Every index below leaves finished jobs out: claims, quotas and gauges do not grow with history. None holds
-- leased_until, phase or percent, so that heartbeats and progress touch no index (HOT updates).
create index job_turn on job (lane, turn, due_at) where state = 'queued' and failures = 0;
create index job_retry on job (lane, due_at) where state = 'queued' and failures > 0;
create index job_running on job (lane, owner) where state = 'running';
create index job_owner on job (owner, lane, turn) where state in ('queued', 'running');
create index job_dead on job (finished_at) where state = 'dead';

-- The turn of an owner's next job: the lane's present turn, or the one after the owner's last if that is later. Fairness
-- is thus computed once, when a job is added, and a claim only takes the lowest.
create function next_turn(of_lane text, of_owner uuid) returns bigint stable language sql as $$
    select greatest(
        coalesce((select min(turn) from job where lane = of_lane and state = 'queued' and failures = 0),
                 (select max(turn) from job where lane = of_lane and state = 'running'), 0),
        (select max(turn) + 1 from job where owner = of_owner and lane = of_lane and state in ('queued', 'running')))
$$;

-- What became of each run; its fence names it.
create table job_attempt (
    fence      bigint primary key,
    job        uuid not null references job on delete cascade,
    attempt    integer not null check (attempt > 0),
    worker     text not null,
    started_at timestamptz not null default now(),
    ended_at   timestamptz,
    outcome    text check (outcome in ('done', 'gave_up', 'retry', 'dead', 'crashed', 'cancelled', 'handed_back')),
    reason     text,
    log_tail   text check (length(log_tail) <= 16000),
    constraint job_attempt_ended_has_outcome check ((ended_at is null) = (outcome is null))
);

create index job_attempt_job on job_attempt (job, fence);
-- One run at a time: the previous attempt is closed in the transaction that opens the next.
create unique index job_attempt_open on job_attempt (job) where ended_at is null;
