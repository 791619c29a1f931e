-- Order: what is hidden by hand, what readers report, what was decided of it and why, who disagreed, who answers for each site.

-- Records that a person hid, until somebody shows them again. A thing with one of them is shown nowhere, whatever its sources say, and whatever
-- it is joined to or taken apart from later. Nothing is destroyed.
create table hiding (
  id         bigint generated always as identity primary key,
  record_id  text not null,                    -- id of a record, or of the thing as it was called on that day
  thing_id   text not null,                    -- the thing it was hidden with
  kind       text not null,
  town       text not null references town (code) on delete cascade,
  reason     text not null check (reason <> ''),
  who        text not null,
  at         timestamptz not null,
  shown_at   timestamptz,
  shown_by   text
);
create unique index hiding_active on hiding (record_id) where shown_at is null;
create index hiding_town on hiding (town, at desc);

-- What was decided of an item, with its reasons (DSA, article 17): whether somebody reported it or who looks after the town saw it first.
create table decision (
  id            bigint generated always as identity primary key,
  town          text references town (code),   -- null: a page of the network
  subject_kind  text not null,
  subject_id    text,                          -- null: a page that is no item
  subject_name  text not null,
  page          text not null,
  action        text not null check (action in ('none', 'corrected', 'hidden', 'removed', 'restored')),
  facts         text not null check (btrim(facts) <> ''),
  ground        text not null check (ground in ('none', 'law', 'rules')),
  ground_text   text not null,                 -- which law, or which rule of the site
  scope         text not null default 'site' check (scope in ('site', 'town')),
  automated     boolean not null default false,
  decided_by    text references person (id) on delete set null,
  decided_as    text not null,
  at            timestamptz not null default now(),
  check (ground = 'none' or btrim(ground_text) <> ''),
  check (ground <> 'none' or action in ('none', 'corrected', 'restored'))
);
create index decision_town on decision (town, at desc);
create index decision_subject on decision (subject_id, at desc);

alter table report drop constraint report_reason_check;
alter table report
  add check (reason in ('danger', 'illegal', 'abuse', 'privacy', 'rights', 'cancelled', 'wrong', 'outdated', 'duplicate', 'other')),
  add column subject_kind   text not null default 'site' check (subject_kind in ('site', 'record', 'comment', 'post')),
  add column subject_id     text,
  add column subject_name   text not null default '',
  add column reporter_name  text not null default '',
  add column language       text not null default 'fr',
  add column secret         text unique,       -- last segment of the address at which it is followed
  add column decision_id    bigint references decision (id);
update report set subject_kind = 'record', subject_id = record where record is not null;
create index report_subject on report (subject_kind, subject_id) where handled_at is null;

-- Who a decision concerns: each is told once, and may appeal once.
create table decision_side (
  id           bigint generated always as identity primary key,
  decision_id  bigint not null references decision (id) on delete cascade,
  side         text not null check (side in ('reporter', 'author')),
  report_id    bigint references report (id) on delete set null,
  email        text,                           -- null: left no address; reads it at the secret address
  language     text not null default 'fr',
  secret       text not null unique,
  told_at      timestamptz,                    -- when the letter left; null: without an address
  check ((email is null) = (told_at is null)),
  unique (decision_id, side, email)
);
create unique index decision_side_report on decision_side (report_id) where report_id is not null;

create table appeal (
  id           bigint generated always as identity primary key,
  decision_id  bigint not null references decision (id) on delete cascade,
  side_id      bigint not null unique references decision_side (id) on delete cascade,
  text         text not null check (btrim(text) <> ''),
  at           timestamptz not null,
  outcome      text check (outcome in ('upheld', 'reversed')),
  reasons      text,
  decided_by   text references person (id) on delete set null,
  decided_at   timestamptz,
  check ((outcome is null) = (decided_at is null)),
  check (outcome is null or btrim(reasons) <> '')
);
create index appeal_open on appeal (decision_id) where outcome is null;

create table appeal_told (
  appeal_id  bigint not null references appeal (id) on delete cascade,
  side_id    bigint not null references decision_side (id) on delete cascade,
  at         timestamptz not null,
  primary key (appeal_id, side_id)
);

-- Nobody decides of an appeal against what they decided themselves.
create function appeal_is_decided_by_another() returns trigger language plpgsql as $$
begin
  if new.decided_by is not null and new.decided_by = (select d.decided_by from decision d where d.id = new.decision_id) then
    raise exception 'An appeal is decided by somebody else';
  end if;
  return new;
end $$;
create trigger appeal_decided before insert or update on appeal for each row execute function appeal_is_decided_by_another();

-- Somebody named in an article asks for an answer to stand beside it.
create table reply (
  id           bigint generated always as identity primary key,
  town         text not null references town (code),
  thing_id     text not null,
  subject_name text not null,
  page         text not null,
  name         text not null,
  email        text not null,
  text         text not null check (btrim(text) <> ''),
  language     text not null default 'fr',
  secret       text not null unique,
  asked_at     timestamptz not null,
  due_at       timestamptz not null,
  state        text not null default 'asked' check (state in ('asked', 'published', 'refused')),
  reason       text,
  decided_by   text references person (id) on delete set null,
  decided_at   timestamptz,
  check ((state = 'asked') = (decided_at is null)),
  check (state <> 'refused' or btrim(reason) <> '')
);
create index reply_thing on reply (thing_id) where state = 'published';
create index reply_town on reply (town, asked_at desc);
create trigger reply_inserted after insert on reply referencing new table as new_rows
  for each statement execute function tell_town_changed();
create trigger reply_updated after update on reply referencing old table as old_rows new table as new_rows
  for each statement execute function tell_town_changed();
create trigger reply_deleted after delete on reply referencing old table as old_rows
  for each statement execute function tell_town_changed();

-- Who answers for a site: what the law wants to be read there. `town` null: the network, and every town that has no line of its own.
create table publisher (
  town           text unique nulls not distinct references town (code) on delete cascade,
  name           text not null default '',
  legal_form     text not null default '',
  address        text not null default '',
  phone          text not null default '',
  email          text not null default '',
  registration   text not null default '',     -- SIREN, SIRET, RCS, RNA
  capital        text not null default '',     -- of a company
  director       text not null default '',     -- of the publication
  host_name      text not null default '',
  host_address   text not null default '',
  host_phone     text not null default '',
  demonstration  boolean not null default false,
  updated_at     timestamptz not null default now(),
  updated_by     text references person (id) on delete set null
);
create trigger publisher_changed after insert or update or delete on publisher
  for each statement execute function tell_everything_changed();
