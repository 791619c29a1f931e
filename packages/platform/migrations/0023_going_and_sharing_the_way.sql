-- Who comes, who drives, who asks: around an event.

create table going (
  person_id   text not null references person (id) on delete cascade,
  thing_id    text not null,
  day         date not null,
  town        text not null references town (code),
  people      int not null default 1 check (people between 1 and 30),
  named       boolean not null default false,   -- agreed to be named to the organiser
  name        text not null default '',         -- the name given for that
  remind      boolean not null default false,
  at          timestamptz not null,
  reminded_at timestamptz,
  primary key (person_id, thing_id, day)
);
create index going_thing on going (thing_id, day);
create index going_day on going (day);

-- After the event: a number, and nobody.
create table going_total (
  thing_id    text not null,
  day         date not null,
  town        text not null references town (code),
  people      int not null,
  households  int not null,
  primary key (thing_id, day)
);

-- What an organiser or the animator opened on an event.
create table event_meeting (
  thing_id      text primary key,
  town          text not null references town (code),
  public_count  boolean not null default false,
  going         int not null default 0,         -- the public number, kept only while it is public
  comments      boolean not null default false,
  changed_by    text references person (id) on delete set null,
  changed_at    timestamptz not null
);

create table town_meeting (
  town        text primary key references town (code),
  comments    boolean not null default false,
  changed_by  text references person (id) on delete set null,
  changed_at  timestamptz not null
);

create table ride (
  id          bigint generated always as identity primary key,
  thing_id    text not null,
  day         date not null,
  town        text not null references town (code),
  person_id   text not null references person (id) on delete cascade,
  kind        text not null check (kind in ('offer', 'request')),
  way         text not null check (way in ('out', 'back', 'both')),
  place       text not null,
  leaves      text not null default '',         -- as it was typed: « vers 19 h »
  seats       int not null check (seats between 1 and 8),
  note        text not null default '',
  created_at  timestamptz not null,
  closed_at   timestamptz
);
create index ride_thing on ride (thing_id, day) where closed_at is null;
create index ride_person on ride (person_id);

-- Two people, or a person and an organiser, who write to each other through the site. Whoever has a secret is that side of it.
create table conversation (
  id            bigint generated always as identity primary key,
  kind          text not null check (kind in ('ride', 'neighbour', 'question')),
  town          text not null references town (code),
  thing_id      text,
  page_id       bigint references page (id) on delete set null,
  subject_id    bigint,                         -- the ride or the neighbour's post
  title         text not null,
  asker_id      text references person (id) on delete cascade,
  owner_id      text references person (id) on delete cascade,   -- null: the members of the page, or who looks after the town
  asker_secret  text not null unique,
  owner_secret  text not null unique,
  may_publish   boolean not null default false, -- the question may appear with its answer, without a name
  created_at    timestamptz not null,
  ends_on       date not null,                  -- nothing is relayed after that day
  closed_at     timestamptz
);
create index conversation_subject on conversation (kind, subject_id);
create index conversation_asker on conversation (asker_id);
create index conversation_owner on conversation (owner_id);

create table conversation_message (
  id               bigint generated always as identity primary key,
  conversation_id  bigint not null references conversation (id) on delete cascade,
  by_asker         boolean not null,
  person_id        text references person (id) on delete set null,
  text             text not null,
  at               timestamptz not null
);
create index conversation_message_of on conversation_message (conversation_id, id);

-- A question and its answer that everybody may read.
create table shown_answer (
  id               bigint generated always as identity primary key,
  conversation_id  bigint unique references conversation (id) on delete set null,
  town             text not null references town (code),
  thing_id         text not null,
  question         text not null,
  answer           text not null,
  shown_by         text references person (id) on delete set null,
  shown_at         timestamptz not null
);
create index shown_answer_thing on shown_answer (thing_id);

do $$
declare
  name text;
begin
  foreach name in array array['event_meeting', 'town_meeting', 'ride', 'shown_answer'] loop
    execute format('create trigger %I after insert on %I referencing new table as new_rows
                    for each statement execute function tell_town_changed()', name || '_inserted', name);
    execute format('create trigger %I after update on %I referencing old table as old_rows new table as new_rows
                    for each statement execute function tell_town_changed()', name || '_updated', name);
    execute format('create trigger %I after delete on %I referencing old table as old_rows
                    for each statement execute function tell_town_changed()', name || '_deleted', name);
  end loop;
end $$;
