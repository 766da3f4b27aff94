-- A search looks at the first thousands of a list in its own order: in an index that has the words, without the table.
drop index video_public;
create index video_public on video (edition, uploaded_at desc, id desc) include (search_key) where published;
drop index video_public_city;
create index video_public_city on video (edition, city_key, uploaded_at desc, id desc) include (search_key) where published;
