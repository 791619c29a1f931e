-- What people follow, what they are told of it and by which way, and what they agreed to.

create table follow (
  id         bigint generated always as identity primary key,
  person_id  text not null references person (id) on delete cascade,
  kind       text not null check (kind in ('town', 'category', 'organization', 'page', 'event')),
  town       text not null references town (code),
  subject    text not null default '',          -- id of the record, number of the page, key of the category; empty for a town
  told       boolean not null default true,     -- false: only in the list and the calendar
  since      timestamptz not null default now(),
  unique (person_id, kind, town, subject)
);
create index follow_subject on follow (kind, town, subject) where told;

-- How somebody wants to be told. No row: as everybody.
create table telling_choice (
  person_id        text primary key references person (id) on delete cascade,
  channels         text[] not null,             -- `new.mail`, `alert.push`…
  digest_hour      int not null default 18 check (digest_hour between 0 and 23),
  quiet_from       int not null default 21 check (quiet_from between 0 and 23),
  quiet_to         int not null default 8 check (quiet_to between 0 and 23),   -- the same hour twice: never quiet
  mail_secret      text not null unique,        -- in the link that stops the mails without signing in
  calendar_secret  text not null unique         -- in the address of one's own calendar
);

-- What somebody agreed to, when, and to which words.
create table consent (
  id            bigint generated always as identity primary key,
  person_id     text not null references person (id) on delete cascade,
  what          text not null check (what in ('mail', 'push', 'named', 'comment', 'recommendation', 'neighbour', 'ride', 'question')),
  version       text not null,                  -- of the text that was agreed to
  subject       text not null default '',       -- what it was given for: an event, a device; empty for all
  given_at      timestamptz not null default now(),
  withdrawn_at  timestamptz
);
create index consent_person on consent (person_id, what);

create table push_subscription (
  id          bigint generated always as identity primary key,
  person_id   text not null references person (id) on delete cascade,
  endpoint    text not null unique,
  p256dh      text not null,
  auth        text not null,
  language    text not null default 'fr',
  created_at  timestamptz not null default now()
);
create index push_subscription_person on push_subscription (person_id);

-- What somebody is told: one row for a subject until it has left; what happens to it meanwhile changes that row.
create table notification (
  id            bigint generated always as identity primary key,
  person_id     text not null references person (id) on delete cascade,
  kind          text not null check (kind in ('new', 'changed', 'alert', 'answer', 'reminder')),
  town          text not null references town (code),
  subject       text not null,                  -- id of a record, `publication 12`, `conversation 3`…
  thing_id      text,
  happening_id  bigint,                         -- the last one it tells of
  follows       bigint[] not null default '{}', -- through which follows it came…
  going         boolean not null default false, -- …or because one said one would come
  details       jsonb not null default '{}',
  urgent        boolean not null default false,
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  due_at        timestamptz not null,           -- when it may leave by mail or push
  read_at       timestamptz,
  closed_at     timestamptz,                    -- when it left: what happens next is another one
  mailed        boolean not null default false,
  pushed        boolean not null default false
);
create unique index notification_open on notification (person_id, subject, (kind = 'reminder')) where closed_at is null;
create index notification_due on notification (due_at) where closed_at is null;
create index notification_person on notification (person_id, changed_at desc);

-- "Sent to n people": numbers only.
create table telling (
  happening_id  bigint primary key references happening (id) on delete cascade,
  town          text not null references town (code),
  people        int not null,
  mails         int not null default 0,
  pushes        int not null default 0,
  at            timestamptz not null
);
create index telling_town on telling (town, at desc);
