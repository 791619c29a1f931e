-- The house's tables: towns, sources with their runs, and the canonical tables where harvest and town meet.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- French full text: accents ignored, words stemmed. Immutable wrappers, so that generated columns may use them.
create text search configuration wiker_fr (copy = french);
alter text search configuration wiker_fr
  alter mapping for hword, hword_part, word with unaccent, french_stem;

create function plain(value text) returns text
  language sql immutable parallel safe strict
  return lower(unaccent('unaccent', replace(replace(value, 'œ', 'oe'), '’', '''')));

-- Every municipality of the country, open or not: a record finds its town here.
create table town (
  code          text primary key,
  country       char(2) not null default 'FR',
  name          text not null,
  slug          text not null,
  postal_codes  text[] not null default '{}',
  population    integer,
  department    text,
  region        text,
  latitude      double precision,
  longitude     double precision,
  timezone      text not null,
  school_zone   text,
  outline       jsonb,                       -- GeoJSON geometry, WGS84, simplified
  former_names  text[] not null default '{}',  -- delegated communes: they find the present town
  former_codes  text[] not null default '{}',
  colour        text,                        -- one of the site's fixed set
  opened_at     timestamptz,                 -- null: known, without a site
  plain_name    text generated always as (plain(name)) stored
);
create unique index town_slug on town (slug) where opened_at is not null;
create index town_postal_codes on town using gin (postal_codes);
create index town_former_codes on town using gin (former_codes);
create index town_plain_name on town using gin (plain_name gin_trgm_ops);
create index town_department on town (department);

-- School and public holidays, by country and zone: recurrences leave them out.
create table holiday (
  country  char(2) not null,
  kind     text not null check (kind in ('school', 'public')),
  zone     text not null default '',         -- A, B, C; empty for the whole country
  name     text not null,
  starts   date not null,
  ends     date not null,                    -- last day included
  source   text not null,
  primary key (country, kind, zone, starts, name)
);

-- Where data comes from.
create table source (
  id           bigint generated always as identity primary key,
  slug         text unique,                  -- stable name of a source shipped with the product
  name         text not null,
  url          text not null,                -- https://… or a path inside the repository
  publisher    text,
  publisher_url text,
  licence      text,
  licence_url  text,
  attribution  text,
  data_date    text,                         -- date of the data when the source says it
  entity       text,                         -- forced entity, else the connector finds it
  towns        text[],                       -- limits the source to these towns…
  departments  text[],                       -- …or to these départements; both null: everything it speaks of
  schedule     text,                         -- cron, in UTC; null: only when asked
  settings     jsonb not null default '{}',
  created_at   timestamptz not null default now(),
  next_run_at  timestamptz,
  archived_at  timestamptz
);

create table run (
  id            bigint generated always as identity primary key,
  source_id     bigint not null references source (id) on delete cascade,
  started_at    timestamptz not null default now(),
  finished_at   timestamptz,
  -- running, done, unchanged, held (a person must look), failed
  state         text not null default 'running' check (state in ('running', 'done', 'unchanged', 'held', 'failed')),
  etag          text,
  last_modified text,
  sha256        text,
  bytes         bigint,
  read          integer not null default 0,
  refused       integer not null default 0,
  elsewhere     integer not null default 0,  -- understood, but not of the towns served
  added         integer not null default 0,
  changed       integer not null default 0,
  same          integer not null default 0,
  withdrawn     integer not null default 0,
  explanation   jsonb,                       -- what the connector understood
  problem       jsonb                        -- { key, values } when failed or held
);
create index run_source on run (source_id, started_at desc);

create table refusal (
  id         bigint generated always as identity primary key,
  run_id     bigint not null references run (id) on delete cascade,
  member     text not null,
  position   integer not null,               -- 1-based row or item
  problems   jsonb not null,                 -- [{ key, values, field, column }]
  raw        jsonb not null
);
create index refusal_run on refusal (run_id);

-- What every canonical row has. Never holds rows itself: the tables below are made like it.
create table canonical (
  id           text primary key,             -- urn:wiker:…
  town         text not null references town (code),
  town_reason  text not null,                -- code, name-and-postal-code, name, position, outline, given
  source_id    bigint references source (id) on delete cascade,  -- null: typed by a person, or an example
  example      boolean not null default false,
  hash         text not null,                -- of the record: the same record is not written twice
  name         text not null,
  category     text,                         -- main category of the site, a key of the message files
  latitude     double precision,
  longitude    double precision,
  record       jsonb not null,               -- the canonical record (packages/model)
  body         text not null default '',     -- words to search in besides the name
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  withdrawn_at timestamptz,
  search       tsvector generated always as (
    setweight(to_tsvector('wiker_fr', name), 'A') || setweight(to_tsvector('wiker_fr', left(body, 20000)), 'C')
  ) stored,
  plain_name   text generated always as (plain(name)) stored
);

create table event (
  like canonical including all,
  starts_on    date,                         -- first day, in the town's zone; null when no date is known
  ends_on      date,                         -- last day of the last occurrence; null: goes on, or unknown
  recurring    boolean not null default false,
  expanded_to  date                          -- occurrences are laid down in event_date up to this day
);
-- Days on which an event takes place, laid down from the rule some months ahead (town/agenda keeps them).
create table event_date (
  event_id   text not null references event (id) on delete cascade,
  town       text not null,
  day        date not null,                  -- in the town's zone
  ends_day   date not null,                  -- same day for most
  starts_at  timestamptz,                    -- null: hour not known
  ends_at    timestamptz,
  status     text not null default 'scheduled',
  recurrence_id text not null default '',    -- the occurrence of the series this one is, as the rule gives it
  override   jsonb,                          -- name or place that differ on that day
  primary key (event_id, day, recurrence_id)
);
create index event_date_town on event_date (town, day);
create index event_date_ends on event_date (town, ends_day);

create table place        (like canonical including all);
create table organization (like canonical including all);
create table market       (like canonical including all);
create table article      (like canonical including all, published_on date);
create table offer        (like canonical including all, valid_from date, valid_to date);
create table notice       (like canonical including all, valid_from date, valid_to date);
create table menu         (like canonical including all, served_on date);
create table subsidy      (like canonical including all, amount numeric(16, 2), year integer, beneficiary text);
create table budget_line  (like canonical including all, amount numeric(16, 2), year integer);
create table deliberation (like canonical including all, decided_on date);
create table statistic    (like canonical including all, value double precision, year integer);
create table transit      (like canonical including all);

create index article_published on article (town, published_on desc);
create index subsidy_town_year on subsidy (town, year desc);

-- `like` copies indexes and checks but not foreign keys; and a write to a town is told to every process.
create function tell_town_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform pg_notify('town_changed', town) from (select distinct town from new_rows) t;
  elsif tg_op = 'DELETE' then
    perform pg_notify('town_changed', town) from (select distinct town from old_rows) t;
  else
    perform pg_notify('town_changed', town) from (select distinct town from new_rows union select distinct town from old_rows) t;
  end if;
  return null;
end $$;

create function tell_everything_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('town_changed', '*');
  return null;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['event', 'place', 'organization', 'market', 'article', 'offer', 'notice', 'menu',
                              'subsidy', 'budget_line', 'deliberation', 'statistic', 'transit'] loop
    execute format('alter table %I add foreign key (town) references town (code)', name);
    execute format('alter table %I add foreign key (source_id) references source (id) on delete cascade', name);
    execute format('create index %I on %I (town) where withdrawn_at is null', name || '_town', name);
    execute format('create index %I on %I (source_id)', name || '_source', name);
    execute format('create index %I on %I using gin (search)', name || '_search', name);
    execute format('create index %I on %I using gin (plain_name gin_trgm_ops)', name || '_plain_name', name);
  end loop;
  foreach name in array array['event', 'event_date', 'place', 'organization', 'market', 'article', 'offer', 'notice', 'menu',
                              'subsidy', 'budget_line', 'deliberation', 'statistic', 'transit'] loop
    execute format('create trigger %I after insert on %I referencing new table as new_rows
                    for each statement execute function tell_town_changed()', name || '_inserted', name);
    execute format('create trigger %I after update on %I referencing old table as old_rows new table as new_rows
                    for each statement execute function tell_town_changed()', name || '_updated', name);
    execute format('create trigger %I after delete on %I referencing old table as old_rows
                    for each statement execute function tell_town_changed()', name || '_deleted', name);
  end loop;
  foreach name in array array['town', 'holiday', 'source'] loop
    execute format('create trigger %I after insert or update or delete on %I
                    for each statement execute function tell_everything_changed()', name || '_changed', name);
  end loop;
end $$;
