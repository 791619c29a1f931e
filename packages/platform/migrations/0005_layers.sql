-- What one source says of one thing, now: the lower layers. A harvest writes its own source's rows here and nowhere else; the
-- canonical tables, which readers see, are computed from them and from what people changed by hand (`edit`).
create table source_record (
  key          bigint generated always as identity primary key,
  source_id    bigint references source (id) on delete cascade,  -- null: typed by a person
  typed_by     text check (typed_by in ('organiser', 'animator', 'operator')),
  id           text not null,                -- as the connector gives it, kept when the source renames it
  kind         text not null,                -- canonical table
  thing_id     text not null,                -- row of that table
  town         text not null references town (code),
  town_reason  text not null,
  hash         text not null,
  content_key  text,                         -- null: written before this table, until its source is read again
  name         text not null,
  category     text,
  latitude     double precision,             -- null: unknown, or found wrong
  longitude    double precision,
  record       jsonb not null,
  body         text not null default '',
  extra        jsonb not null default '{}',  -- columns of that table alone
  member       text,
  line         integer,
  first_seen   timestamptz not null,
  last_changed timestamptz not null,
  missing_runs integer not null default 0,   -- good runs in a row without it
  matched      boolean not null default false,  -- compared with what other sources say
  withdrawn_at timestamptz,
  check ((source_id is null) = (typed_by is not null))
);
create unique index source_record_id on source_record (id, source_id) nulls not distinct;
create index source_record_thing on source_record (thing_id);
create index source_record_source on source_record (source_id, kind);
create index source_record_missing on source_record (source_id) where missing_runs > 0 and withdrawn_at is null;
create index source_record_town on source_record (town);

-- Where records that may be one thing meet: digests of the words, days and places by which they are looked up. Without a foreign key, for
-- there are some twenty to a record: what is left of a record that is gone leads to nothing.
create table match_block (
  block bigint not null,
  layer bigint not null,                     -- source_record.key
  voice bigint not null                      -- its source; for what people typed each its own, as a negative number
);
create index match_block_block on match_block (block);
create index match_block_layer on match_block (layer);

-- Pairs of records (by their ids, the smaller first) that are one thing or may be. What a person decided holds for ever.
create table match (
  a          text not null,
  b          text not null,
  kind       text not null,
  town       text not null references town (code) on delete cascade,
  verdict    text check (verdict in ('same', 'doubtful')),       -- the machine's; null: different
  score      double precision,               -- probability that both are one thing
  reasons    jsonb,                          -- [{ key, values, weight }]
  decision   text check (decision in ('same', 'different')),     -- a person's
  decided_by text,
  decided_at timestamptz,
  primary key (a, b),
  check (a < b),
  check (verdict is not null or decision is not null)
);
create index match_b on match (b);
create index match_town on match (town) where decision is null;

-- Ids that led to a page before their thing was joined to another: they lead to it for ever.
create table thing_alias (
  id       text primary key,
  thing_id text not null,
  kind     text not null,
  town     text not null references town (code) on delete cascade,
  since    timestamptz not null
);
create index thing_alias_thing on thing_alias (thing_id);

-- What people changed by hand, field by field: the upper layers. No harvest touches them.
create table edit (
  id        bigint generated always as identity primary key,
  thing_id  text not null,                   -- as it was called on that day: an alias leads on
  kind      text not null,
  town      text not null references town (code) on delete cascade,
  path      text not null,                   -- field of the record: name, startDate, location.name
  value     jsonb,                           -- null: emptied
  base      jsonb,                           -- what stood underneath
  role      text not null check (role in ('organiser', 'animator', 'operator')),
  who       text not null,
  note      text not null default '',
  at        timestamptz not null,
  undone_at timestamptz,
  undone_by text
);
-- One hand above another: the organiser's, and the one of who looks after the town.
create unique index edit_active on edit (thing_id, path, (role = 'organiser')) where undone_at is null;

-- What stands underneath an edit has changed since: somebody must say which is true.
create table conflict (
  id         bigint generated always as identity primary key,
  edit_id    bigint not null references edit (id) on delete cascade,
  thing_id   text not null,
  kind       text not null,
  town       text not null references town (code) on delete cascade,
  path       text not null,
  theirs     jsonb,                          -- what the sources say now
  opened_at  timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  settlement text check (settlement in ('mine', 'theirs', 'both', 'agreed'))
);
create unique index conflict_open on conflict (edit_id) where settled_at is null;
create index conflict_town on conflict (town) where settled_at is null;

-- Who says so: every source of a thing, the first one first. [{ source, publisher, licence, page, url, published } or { by }]
alter table canonical add column credits jsonb not null default '[]';

do $$
declare
  kind text;
  extra text;
begin
  foreach kind in array array['event', 'place', 'organization', 'market', 'article', 'offer', 'notice', 'menu',
                              'subsidy', 'budget_line', 'deliberation', 'statistic', 'transit'] loop
    execute format('alter table %I add column credits jsonb not null default ''[]''', kind);
    select coalesce(string_agg(format('%L, t.%I', column_name, column_name), ', '), '') into extra
      from information_schema.columns c
      where c.table_schema = current_schema() and c.table_name = kind and c.column_name <> 'expanded_to'
        and c.column_name not in (select a.column_name from information_schema.columns a
                                  where a.table_schema = current_schema() and a.table_name = 'canonical');
    execute format($insert$
      insert into source_record (source_id, typed_by, id, kind, thing_id, town, town_reason, hash, name, category, latitude, longitude,
        record, body, extra, member, line, first_seen, last_changed, withdrawn_at)
      select source_id, case when source_id is null then 'organiser' end, id, %1$L, id, town, town_reason, hash, name, category, latitude,
        longitude, record, body, jsonb_build_object(%2$s), record #>> '{provenance,member}', (record #>> '{provenance,record}')::integer,
        created_at, updated_at, withdrawn_at
      from %1$I t where not example$insert$, kind, extra);
    execute format($update$
      update %I set credits = jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
        'source', source_id, 'by', case when source_id is null then 'organiser' end, 'publisher', record #>> '{provenance,publisher}',
        'licence', record #>> '{provenance,licence}', 'page', record #>> '{provenance,page}', 'url', record ->> 'url',
        'published', record #>> '{provenance,published}'))) where not example$update$, kind);
  end loop;
end $$;
