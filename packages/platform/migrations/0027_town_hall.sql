-- The town hall: minutes and decisions as they were displayed, its own domain, the opposition's space, election periods.

-- A town that is taken away takes no publisher's line with it: emptying the towns must not close the network.
alter table publisher drop constraint publisher_town_fkey;

-- Minutes, decisions, orders, as they were displayed: once published a row says the same for ever. A correction is another row that replaces it.
create table act (
  id               bigint generated always as identity primary key,
  town             text not null references town (code),
  kind             text not null check (kind in ('minutes', 'decision', 'order', 'other')),
  title            text not null check (btrim(title) <> ''),
  decided_on       date not null,
  body             text not null default '',   -- Markdown; empty when the file says it all
  file             bytea,                      -- a PDF
  file_name        text,
  digest           text not null,              -- SHA-256 of what is displayed
  published_at     timestamptz not null,
  displayed_until  date not null,              -- last day of the display that the law asks for; it stays readable
  replaces         bigint unique,              -- the act that it corrects
  check ((file is null) = (file_name is null)),
  check (body <> '' or file is not null)
);
create index act_town on act (town, published_at desc);

create function act_is_unalterable() returns trigger language plpgsql as $$
begin
  raise exception 'A published act is not changed: publish another that replaces it';
end $$;
create trigger act_kept before update or delete on act for each row execute function act_is_unalterable();
create trigger act_inserted after insert on act referencing new table as new_rows
  for each statement execute function tell_town_changed();

create table town_hall (
  town        text primary key references town (code) on delete cascade,
  opposition  boolean not null default false   -- the councillors of the opposition have their space
);
create trigger town_hall_inserted after insert on town_hall referencing new table as new_rows
  for each statement execute function tell_town_changed();
create trigger town_hall_updated after update on town_hall referencing old table as old_rows new table as new_rows
  for each statement execute function tell_town_changed();

-- During an election period (electoral code, L52-1) the town hall publishes plain information only.
create table election (
  id         bigint generated always as identity primary key,
  town       text not null references town (code) on delete cascade,
  starts     date not null,
  ends       date not null,
  name       text not null,
  set_at     timestamptz not null,
  ended_at   timestamptz,                      -- taken back before its end
  check (ends >= starts)
);
create index election_town on election (town, ends);

-- What the town hall declared of each thing it published in such a period.
create table election_statement (
  publication_id  bigint primary key references publication (id) on delete cascade,
  election_id     bigint not null references election (id) on delete cascade,
  kind            text not null check (kind in ('practical', 'alert', 'legal', 'service')),
  at              timestamptz not null
);

-- Domains of town halls: the address under which a town's site is read, beside the network's.
create table town_domain (
  host         text primary key check (host = lower(host)),
  town         text not null unique references town (code) on delete cascade,
  token        text not null,                  -- what a TXT record of the domain must say
  created_at   timestamptz not null,
  verified_at  timestamptz
);
create trigger town_domain_changed after insert or update or delete on town_domain
  for each statement execute function tell_everything_changed();
