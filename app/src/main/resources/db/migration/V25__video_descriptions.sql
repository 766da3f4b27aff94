-- Clips have no sound, so a text is all that tells of them who cannot see them (WCAG 2.2, 1.2.1). Only their player can write it.
alter table video add column description text check (char_length(description) between 1 and 500);
comment on column video.description is 'What is seen in the clip, in the words of its player, in one line.';
