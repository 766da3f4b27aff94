-- Organisers look for a part of a title or of a name among all videos. video_search has those that are up for the vote.
create index video_search_unlisted on video using gin (search_key gin_trgm_ops) where not published;
