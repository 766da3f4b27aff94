-- A contest that was busy: players, their videos, and votes spread as in real contests (few clips get many).
-- Deterministic but for the present time. Run by anb.sampledata, step by step, in one transaction.

-- step: names
create temp table sample_city on commit drop as
select (row_number() over (order by array_position(array['bogota', 'medellin', 'cali', 'barranquilla', 'cartagena'], key), key))::int
       - 1 as n, key, name from city;

create function pg_temp.fraction(text) returns double precision immutable language sql as
$$ select ('x' || substr(md5($1), 1, 8))::bit(32)::bigint / 4294967296.0 $$;

create function pg_temp.pick(text[], text) returns text immutable language sql as
$$ select $1[1 + floor(pg_temp.fraction($2) * cardinality($1))::int] $$;

create function pg_temp.uuid7(timestamptz, text) returns uuid immutable language sql as
$$ select (lpad(to_hex((extract(epoch from $1) * 1000)::bigint), 12, '0')
           || '7' || substr(md5($2), 1, 3) || '8' || substr(md5($2), 4, 15))::uuid $$;

-- step: players
create temp table sample_player on commit drop as
select n, pg_temp.uuid7(since.at + n * interval '1 second', 'player ' || n) as id,
       pg_temp.pick(array['Ana', 'Luis', 'Valentina', 'Mateo', 'Sofía', 'Andrés', 'Camila', 'José', 'Ángela', 'Tomás',
                          'Mariana', 'Julián', 'Paula', 'Sebastián', 'Laura', 'Nicolás', 'Daniela', 'Óscar', 'Sara', 'Iván'],
                    'first ' || n) as first_name,
       pg_temp.pick(array['Gómez', 'Rodríguez', 'Martínez', 'Ibáñez', 'Moreno', 'Peña', 'Castro', 'Ruiz', 'Zapata', 'Ospina',
                          'Muñoz', 'Vargas', 'Córdoba', 'Quintero', 'Salazar', 'Mejía', 'Rojas', 'Cárdenas', 'León', 'Duarte'],
                    'last ' || n) || ' ' ||
       pg_temp.pick(array['Acosta', 'Barrios', 'Cuesta', 'Díaz', 'Escobar', 'Franco', 'Guerra', 'Hoyos', 'Lara', 'Mina'],
                    'second ' || n) as last_name,
       floor((select count(*) from sample_city) * power(pg_temp.fraction('city ' || n), 3))::int as city
from generate_series(1, cast(:players as int)) n, (select now() - interval '90 days' as at) since;

insert into account (id, email, email_key, first_name, last_name, name_key, city, city_key, country, password_hash,
                     tokens_valid_from, created_at)
select id, 'player-' || player.n || '@example.org', 'player-' || player.n || '@example.org', first_name, last_name,
       translate(lower(first_name || ' ' || last_name), 'áéíóúüñÁÓ', 'aeiouunao'), sample_city.name, sample_city.key,
       'Colombia', :passwordHash, now() - interval '90 days', now() - interval '90 days'
from sample_player player join sample_city on sample_city.n = player.city;

create index on sample_player (n);
analyze sample_player;

-- step: videos
create temp table sample_video on commit drop as
select n, pg_temp.uuid7(uploaded_at, 'video ' || n) as id, uploaded_at,
       1 + (n - 1) % greatest(1, least(cast(:players as int), cast(:videos as int) * 5 / 6)) as player,
       pg_temp.pick(array['Triple', 'Crossover', 'Donqueo', 'Bandeja', 'Pase sin mirar', 'Tiro libre', 'Gancho', 'Robo y contraataque',
                          'Tapón', 'Reverso', 'Penetración', 'Asistencia', 'Rebote', 'Finta', 'Alley-oop'], 'move ' || n)
       || ' ' ||
       pg_temp.pick(array['desde la esquina', 'en el último segundo', 'contra tres', 'con la zurda', 'en la final', 'a una mano',
                          'de espaldas', 'en el barrio', 'bajo la lluvia', 'sin ángulo', 'en suspensión', 'de costa a costa'],
                    'where ' || n) || ' ' || n as title,
       (row_number() over (order by md5('rank ' || n)))::int as rank
from (select n, now() - interval '60 days' * pg_temp.fraction('uploaded ' || n) as uploaded_at
      from generate_series(1, cast(:videos as int)) n) video;

-- Each video's tally is a statement of its own: counting them into their level one by one would walk past every count before.
alter table tally disable trigger tally_level_counted_new;
alter table tally disable trigger tally_level_counted_changed;

insert into video (id, edition, player, title, title_key, status, uploaded_at, processed_at, size_bytes, sha256, duration_ms,
                   width, height, codec, original_expired_at, rendition_fence, rendition_ms, rendition_bytes,
                   publish_wished_at, withdrawn_at)
select video.id, edition.id, player.id, video.title, translate(lower(title), 'áéíóú', 'aeiou'), 'processed', uploaded_at,
       uploaded_at + interval '2 minutes', 40000000 + video.n, md5('a' || video.n) || md5('b' || video.n),
       20000 + video.n % 40000, 1920, 1080, 'h264', now(), 1, 29000, 6000000 + video.n, uploaded_at,
       case when pg_temp.fraction('withdrawn ' || video.n) < 0.03 then now() end
from sample_video video
join sample_player player on player.n = video.player
join edition on edition.is_default;

alter table tally enable trigger tally_level_counted_new;
alter table tally enable trigger tally_level_counted_changed;
insert into tally_level
select edition, place, votes, count(*)
from tally, unnest(array['', city_key]) place
where listed
group by edition, place, votes;

-- step: votes
-- Ten million rows are written without their indexes and constraints, which are put back as they were.
create temp table sample_definition on commit drop as
select 1 as turn, 'alter table ' || conrelid::regclass || ' drop constraint ' || quote_ident(conname) as remove,
       'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
       as restore
from pg_constraint
where conrelid in ('vote'::regclass, 'vote_event'::regclass) and contype in ('p', 'f', 'u')
union all
select 2, 'drop index ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
from pg_index
where indrelid in ('vote'::regclass, 'vote_event'::regclass)
  and not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u'));

do $$ declare definition record; begin
    for definition in select * from sample_definition order by turn loop execute definition.remove; end loop;
end $$;

create temp table sample_ballots on commit drop as
select id, uploaded_at, floor(pg_temp.fraction('voters ' || n) * cast(:players as int))::int as first_voter,
       least(cast(:players as int), round(cast(:votes as bigint) / (rank + 50)
             / ln((cast(:videos as int) + 50.5) / 50.5)))::int as votes
from sample_video;

insert into vote (voter, video, edition, cast_at)
select player.id, ballots.id, edition.id, ballots.uploaded_at + (now() - ballots.uploaded_at) * ((nth + 0.5) / ballots.votes)
from sample_ballots ballots
cross join lateral generate_series(0, ballots.votes - 1) nth
join sample_player player on player.n = 1 + (ballots.first_voter + nth) % cast(:players as int)
join edition on edition.is_default;

insert into vote_event (video, delta, at) select video, 1, cast_at from vote;

-- step: indexes
do $$ declare definition record; begin
    for definition in select * from sample_definition order by turn loop execute definition.restore; end loop;
end $$;
