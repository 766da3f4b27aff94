-- Pictures that are made again of a clip, without a new encode. They lie under the fence of the run that made them (G2), beside those
-- that came with the clip, which nodes of the previous version go on showing. Fences only grow, so the greater of the two names the
-- pictures that are shown, also where such a node made the clip again and left this column as it was.
alter table video
    add column poster_fence   bigint,
    add column poster_wish_ms integer check (poster_wish_ms >= 0),
    add check (poster_fence is null or status = 'processed');
comment on column video.poster_fence is 'Of the run that made the pictures; null while those that came with the clip are shown.';
comment on column video.poster_wish_ms is 'The moment of the play time an organiser asked for last; null for one that is chosen.';
