-- Editions of the contest and the people in it. Runs on PostgreSQL 15 and newer.

create table edition (
    id            uuid primary key,
    name          text not null check (char_length(name) between 1 and 100),
    zone          text not null default 'America/Bogota',
    uploads_from  timestamptz,
    uploads_until timestamptz,
    voting_from   timestamptz,
    voting_until  timestamptz,
    is_default    boolean not null default false,
    created_at    timestamptz not null default now(),
    check (uploads_from < uploads_until),
    check (voting_from < voting_until)
);
comment on table edition is 'One running of the contest. Owns videos, votes and ranking. A window without an end never closes, without a start was always open.';
create unique index edition_one_default on edition (is_default) where is_default;

insert into edition (id, name, is_default)
values ('01900000-0000-7000-8000-000000000001', 'ANB Rising Stars Showcase', true);

create table city (
    key  text primary key check (key <> ''),
    name text not null check (char_length(name) between 1 and 100)
);
comment on table city is 'How a city is written in answers. The key has neither accents nor capitals and is made in Java (anb.accounts.City), because what the database would make of it depends on its locale and extensions. A city nobody named before is added as first written.';

insert into city (key, name) values
    ('arauca', 'Arauca'), ('armenia', 'Armenia'), ('barrancabermeja', 'Barrancabermeja'),
    ('barranquilla', 'Barranquilla'), ('bello', 'Bello'), ('bogota', 'Bogotá'), ('bucaramanga', 'Bucaramanga'),
    ('buenaventura', 'Buenaventura'), ('cali', 'Cali'), ('cartagena', 'Cartagena'), ('cucuta', 'Cúcuta'),
    ('duitama', 'Duitama'), ('envigado', 'Envigado'), ('florencia', 'Florencia'), ('floridablanca', 'Floridablanca'),
    ('girardot', 'Girardot'), ('ibague', 'Ibagué'), ('inirida', 'Inírida'), ('ipiales', 'Ipiales'),
    ('itagui', 'Itagüí'), ('leticia', 'Leticia'), ('manizales', 'Manizales'), ('medellin', 'Medellín'),
    ('mitu', 'Mitú'), ('mocoa', 'Mocoa'), ('monteria', 'Montería'), ('neiva', 'Neiva'), ('palmira', 'Palmira'),
    ('pasto', 'Pasto'), ('pereira', 'Pereira'), ('popayan', 'Popayán'), ('puerto carreno', 'Puerto Carreño'),
    ('quibdo', 'Quibdó'), ('riohacha', 'Riohacha'), ('rionegro', 'Rionegro'), ('san andres', 'San Andrés'),
    ('san jose del guaviare', 'San José del Guaviare'), ('santa marta', 'Santa Marta'), ('sincelejo', 'Sincelejo'),
    ('soacha', 'Soacha'), ('sogamoso', 'Sogamoso'), ('soledad', 'Soledad'), ('tulua', 'Tuluá'), ('tumaco', 'Tumaco'),
    ('tunja', 'Tunja'), ('valledupar', 'Valledupar'), ('villavicencio', 'Villavicencio'), ('yopal', 'Yopal'),
    ('zipaquira', 'Zipaquirá');

create table account (
    id                uuid primary key,
    email             text not null check (char_length(email) <= 254),
    email_key         text not null check (email_key = lower(email_key collate "C")),
    first_name        text not null check (char_length(first_name) between 1 and 100),
    last_name         text not null check (char_length(last_name) between 1 and 100),
    name_key          text not null,
    city              text not null check (char_length(city) between 1 and 100),
    city_key          text not null references city (key),
    country           text not null check (char_length(country) between 1 and 100),
    password_hash     text,
    role              text not null default 'player' check (role in ('player', 'admin', 'jury')),
    suspended_at      timestamptz,
    suspended_reason  text,
    tokens_valid_from timestamptz not null,
    created_at        timestamptz not null default now(),
    erased_at         timestamptz,
    check (erased_at is not null or password_hash is not null)
);
comment on table account is 'A person. Erasure (erased_at) overwrites what identifies the person and keeps the row: votes stay counted.';
comment on column account.email is 'As the person wrote it; for writing to them and in their own answers only, never public.';
comment on column account.email_key is 'One account per address whatever its case or Unicode form: made in Java (anb.accounts.Email), as lower() depends on the locale of the database.';
comment on column account.name_key is 'First and last name without accents and capitals, for finding people.';
comment on column account.city is 'The canonical name, copied from city so that lists need no join; a correction of city.name is carried over.';
comment on column account.tokens_valid_from is 'Tokens issued earlier are refused: moving it ends every session.';

create unique index account_one_per_email on account (email_key);
create index account_by_city on account (city_key);
create index account_by_name on account (name_key text_pattern_ops);
create index account_admins on account (id) where role = 'admin';

create table consent (
    account        uuid not null references account (id) on delete cascade,
    document       text not null check (document <> ''),
    version        text not null check (version <> ''),
    accepted_at    timestamptz not null default now(),
    guardian_name  text,
    guardian_email text,
    primary key (account, document, version),
    check ((guardian_name is null) = (guardian_email is null))
);
comment on table consent is 'Which version of which document a person accepted, and who accepted for them when they are a minor.';
