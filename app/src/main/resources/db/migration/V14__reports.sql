-- What people report about clips, until an organiser has settled it.

create table report (
    id         uuid primary key,
    video      uuid not null references video on delete cascade,
    reporter   uuid not null references account,
    reason     text not null check (reason in
                   ('not_basketball', 'violent_or_offensive', 'somebody_elses', 'minor_without_permission', 'other')),
    note       text check (char_length(note) between 1 and 500),
    made_at    timestamptz not null default now(),
    settled_at timestamptz,
    settled_by uuid references account,
    outcome    text check (outcome in ('hidden', 'dismissed')),
    constraint report_settled_by_somebody_somehow
        check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (outcome is null))
);
comment on column report.note is 'In the words of whoever reported it; gone with their account.';

-- However often somebody presses the button: one report, until it is settled.
create unique index report_one_open on report (video, reporter) where settled_at is null;
create index report_video on report (video);
create index report_reporter on report (reporter);
