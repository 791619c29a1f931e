-- The letter of the week: who asked for it, town by town; each week's letter; and each address it goes to, once.

create table letter_subscriber (
  id            bigint generated always as identity primary key,
  town          text not null references town (code) on delete cascade,
  email         text not null,                 -- as it was typed, in lower case
  language      text not null,
  kinds         text[] not null,               -- of agenda, news, deals: what this address wants and nothing else
  state         text not null check (state in ('asked', 'on', 'stopped')),
  secret        text not null unique,          -- in every letter: the way to one's choices, and out
  asked_at      timestamptz not null,
  written_at    timestamptz not null,          -- when the last letter asking to confirm left
  confirmed_at  timestamptz,
  stopped_at    timestamptz,
  stopped_why   text check (stopped_why in ('bounced', 'complained')),
  soft          int not null default 0,        -- refusals for a time, one after the other
  unique (town, email)
);
create index letter_subscriber_on on letter_subscriber (town) where state = 'on';

create table letter_setting (
  town      text primary key references town (code) on delete cascade,
  weekday   int not null default 4 check (weekday between 1 and 7),   -- 1: Monday (ISO 8601)
  hour      int not null default 18 check (hour between 6 and 21),    -- of the town's clocks
  is_on     boolean not null default true
);

create table letter_issue (
  id            bigint generated always as identity primary key,
  town          text not null references town (code) on delete cascade,
  week          text not null,                 -- 2026-W48: one letter a week and town
  state         text not null default 'draft' check (state in ('draft', 'sending', 'sent', 'empty', 'skipped', 'late')),
  send_at       timestamptz not null,
  word          text not null default '',      -- of the animator
  subject       text not null default '',      -- hers; empty: the usual one
  arrangement   jsonb not null default '{}',   -- {out: [ids], first: [ids]}
  content       jsonb,                         -- what was sent, as it was then
  edited_at     timestamptz,
  edited_by     text references person (id) on delete set null,
  began_at      timestamptz,
  finished_at   timestamptz,
  unsubscribed  int not null default 0,        -- by the link of this letter
  unique (town, week)
);
create index letter_issue_due on letter_issue (send_at) where state in ('draft', 'sending');

-- An address of a letter. `handed`: the last byte was about to leave; whether it arrived only the mail server's answer says, so it is never sent again.
create table letter_sending (
  issue_id       bigint not null references letter_issue (id) on delete cascade,
  subscriber_id  bigint not null,
  state          text not null default 'waiting' check (state in ('waiting', 'handed', 'sent', 'refused', 'gone')),
  token          text not null,                -- in its Message-ID: what comes back is known by it
  attempts       int not null default 0,
  not_before     timestamptz,
  handed_at      timestamptz,
  sent_at        timestamptz,
  problem        text,
  bounced        text check (bounced in ('hard', 'soft', 'complaint')),
  primary key (issue_id, subscriber_id)
);
create unique index letter_sending_token on letter_sending (token);
create index letter_sending_waiting on letter_sending (issue_id, subscriber_id) where state = 'waiting';
