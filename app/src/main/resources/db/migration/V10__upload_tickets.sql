-- Tickets for clips that go straight from their player to the store, part by part. A ticket is open until a video was made
-- of it, its file was refused, it was given up (then its row is gone) or it ran out. Diagram: docs/lifecycles.md.
create table upload_ticket (
    -- Also of the video that is made of it: where its bytes lie is settled from the beginning.
    id                uuid primary key,
    edition           uuid not null references edition,
    player            uuid not null references account,
    title             text not null check (char_length(title) between 1 and 200),
    file_name         text not null check (char_length(file_name) between 1 and 255),
    content_type      text not null check (content_type in ('video/mp4', 'video/quicktime')),
    size_bytes        bigint not null check (size_bytes > 0),
    part_bytes        bigint not null,
    -- What the store calls the upload of its parts.
    store_upload      text not null unique check (store_upload <> ''),
    created_at        timestamptz not null default now(),
    expires_at        timestamptz not null,
    state             text not null default 'open' check (state in ('open', 'completed', 'refused')),

    -- The object made of the parts; once known, no other is looked at.
    etag              text,
    version           text,

    -- What became of it. The refusal is kept for whoever asks again because the answer was lost on the way.
    video             uuid unique references video on delete cascade,
    refusal_code      text,
    refusal_arguments text[],

    constraint upload_ticket_parts_as_s3_allows check (part_bytes >= 5242880 and size_bytes <= part_bytes * 10000),
    constraint upload_ticket_ends_later check (expires_at > created_at),
    constraint upload_ticket_version_of_an_object check (version is null or etag is not null),
    constraint upload_ticket_judged_by_its_object check (state = 'open' or etag is not null),
    constraint upload_ticket_completed_is_a_video check ((state = 'completed') = (video is not null)),
    constraint upload_ticket_video_has_its_id check (video = id),
    constraint upload_ticket_refused_has_reason
        check ((state = 'refused') = (refusal_code is not null) and (refusal_code is null) = (refusal_arguments is null))
);

create index upload_ticket_open on upload_ticket (player, expires_at) where state = 'open';
create index upload_ticket_expiry on upload_ticket (expires_at);
