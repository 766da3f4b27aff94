-- Who used an operator's tool, whether over HTTP or at the command line: one row for each use when it ends, and one for
-- each thing it changed, written in the transaction that changes it.
create table audit (
    number  bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    who     text not null,
    origin  text not null,
    act     text not null,
    outcome text not null,
    request text not null
);
comment on column audit.who is 'An account''s id, or the user of the operating system at the command line.';
comment on column audit.origin is 'The client''s address, or the host of the command line.';
comment on column audit.act is 'What was asked for or done, with its arguments; never an e-mail address or a secret.';
comment on column audit.request is 'The same in all rows of one use; of a request its X-Request-Id, as in the log.';

create index audit_request on audit (request);
