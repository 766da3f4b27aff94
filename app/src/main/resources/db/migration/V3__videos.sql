-- A video's facts. Bytes are in the store under keys made from the id: uploads/{id}.mp4, processed/{id}/{fence}/…
create table video (
    id                  uuid primary key,
    edition             uuid not null references edition,
    player              uuid not null references account,
    title               text not null check (char_length(title) between 1 and 200),
    title_key           text not null,  -- without accents and capitals, for searching
    status              text not null default 'uploaded'
                        check (status in ('uploaded', 'processing', 'processed', 'failed')),
    uploaded_at         timestamptz not null default now(),
    processed_at        timestamptz,

    -- what was sent
    size_bytes          bigint not null check (size_bytes > 0),
    sha256              text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    duration_ms         integer not null check (duration_ms > 0),
    width               integer not null check (width > 0),
    height              integer not null check (height > 0),
    codec               text not null,
    duplicate_of        uuid references video on delete set null,
    idempotency_key     text check (char_length(idempotency_key) between 1 and 255),
    original_expired_at timestamptz,

    -- what was made of it, by the run that held this fence
    rendition_fence     bigint,
    rendition_ms        integer,
    rendition_bytes     bigint,

    -- or why nothing could be; worded when read, in the reader's language
    failure_code        text,
    failure_arguments   text[],

    -- publication is facts with times: making a rendition again never publishes what was withdrawn or hidden
    publish_wished_at   timestamptz,
    withdrawn_at        timestamptz,
    hidden_at           timestamptz,
    hidden_reason       text,
    published           boolean not null generated always as (
        status = 'processed' and publish_wished_at is not null and withdrawn_at is null and hidden_at is null) stored,

    unique (id, edition),
    check (status <> 'processed'
        or (rendition_fence is not null and rendition_ms is not null and rendition_bytes is not null
            and processed_at is not null)),
    check ((status = 'failed') = (failure_code is not null)),
    check (hidden_at is null or hidden_reason is not null)
);

-- One video per act of uploading (G10).
create unique index video_idempotency on video (player, idempotency_key) where idempotency_key is not null;
create index video_player on video (player, uploaded_at, id);
create index video_public on video (edition, uploaded_at desc, id desc) where published;
create index video_sha256 on video (sha256);
create index video_unsettled on video (uploaded_at) where status in ('uploaded', 'processing');
create index video_originals on video (uploaded_at) where original_expired_at is null;
create index video_duplicate_of on video (duplicate_of) where duplicate_of is not null;
