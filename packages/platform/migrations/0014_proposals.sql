-- What is proposed: how far it is to be shown, why it looks like spam, until when its link works; and who is believed without a word.

alter table publication add column reach text not null default 'town' check (reach in ('town', 'neighbours', 'far'));
alter table publication add column suspicions text[] not null default '{}';  -- why it was set apart
alter table publication add column confirm_until timestamptz;

create index publication_apart on publication (town, created_at) where state = 'quarantined';
create index publication_due on publication (publish_at) where state = 'scheduled';
create index publication_sender on publication (lower(author_email), created_at) where author_email is not null;

-- What these send passes at once in this town: a person by the address they confirmed, or a page (of this town or of another).
create table trusted_sender (
  town      text not null references town (code) on delete cascade,
  email     text check (email = lower(email)),
  page_id   bigint references page (id) on delete cascade,
  since     timestamptz not null default now(),
  by_person text references person (id) on delete set null,
  check ((email is null) <> (page_id is null)),
  unique nulls not distinct (town, email, page_id)
);

-- Where a thing is shown changes the pages of that town.
create trigger publication_reach_inserted after insert on publication_reach referencing new table as new_rows
  for each statement execute function tell_town_changed();
create trigger publication_reach_updated after update on publication_reach referencing old table as old_rows new table as new_rows
  for each statement execute function tell_town_changed();
create trigger publication_reach_deleted after delete on publication_reach referencing old table as old_rows
  for each statement execute function tell_town_changed();
