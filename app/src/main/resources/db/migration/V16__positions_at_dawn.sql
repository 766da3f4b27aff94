-- Where players stood when the day began, for the movement since yesterday. Kept when a line first changes on a day and
-- not at midnight, so nobody has to be up then: what has not changed today stood as it stands.

alter table score
    add column day date not null default '-infinity',
    add column dawn_votes bigint,
    add column dawn_city_key text;
comment on column score.day is 'The day, in the zone of the edition, on which this line last changed. On any later day it began as it is.';
comment on column score.dawn_votes is 'Its votes when that day began; null when there was no such line.';
comment on column score.dawn_city_key is 'Its city when that day began.';

-- How many players had so many votes when the day began on which the level last changed; a level without a row here, or with
-- one of an earlier day, began today as it is. As many rows as there have been levels, whatever the number of days.
create table score_level_dawn (
    edition  uuid not null,
    city_key text not null,
    votes    bigint not null,
    day      date not null,
    players  bigint not null check (players >= 0),
    primary key (edition, city_key, votes)
) with (fillfactor = 70);
