-- People who sign in, what they may do, what they did; and the mails that the house sends.

-- What every process must agree on and nobody types: the secret that signs the cookies.
create table setting (
  name   text primary key,
  value  jsonb not null
);

create table person (
  id              text primary key,
  name            text not null default '',
  email           text not null unique,        -- as better-auth keeps it: lower case
  email_verified  boolean not null default false,
  image           text,
  language        text not null default 'fr',
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);

-- The next three are better-auth's, under our names.
create table session (
  id          text primary key,
  person_id   text not null references person (id) on delete cascade,
  token       text not null unique,
  expires_at  timestamptz not null,
  ip_address  text,
  user_agent  text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
create index session_person on session (person_id);

create table sign_in_method (                   -- an identity at somebody else's: a town hall's OpenID provider
  id                        text primary key,
  person_id                 text not null references person (id) on delete cascade,
  provider_id               text not null,
  account_id                text not null,
  access_token              text,
  refresh_token             text,
  id_token                  text,
  access_token_expires_at   timestamptz,
  refresh_token_expires_at  timestamptz,
  scope                     text,
  password                  text,               -- always null: nobody has a password here
  created_at                timestamptz not null default now(),
  updated_at                timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index sign_in_method_person on sign_in_method (person_id);

create table verification (                     -- links that were sent and not used yet, as digests
  id          text primary key,
  identifier  text not null,
  value       text not null,
  expires_at  timestamptz not null,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

create table role (
  id          bigint generated always as identity primary key,
  person_id   text not null references person (id) on delete cascade,
  role        text not null check (role in ('operator', 'animator', 'town_hall')),
  town        text references town (code),      -- null only for the operator, who has them all
  granted_at  timestamptz not null default now(),
  granted_by  text references person (id) on delete set null,  -- null: from the command line
  check ((role = 'operator') = (town is null)),
  unique nulls not distinct (person_id, role, town)
);
create index role_town on role (town);

-- Everything done in someone's name. Written once, read by that person and by the operator.
create table audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  person_id  text references person (id) on delete set null,
  role       text not null,                     -- in what capacity
  action     text not null,                     -- a key of town/people/permissions
  town       text references town (code),
  subject    text,                              -- what it was done to: id of a record, of a source, of a run
  details    jsonb not null default '{}'
);
create index audit_person on audit (person_id, at desc);
create index audit_town on audit (town, at desc);

create table mail (
  id          bigint generated always as identity primary key,
  kind        text not null,                    -- sign-in, source-alert…
  recipient   text not null,
  subject     text not null,
  text        text not null,
  html        text not null,
  headers     jsonb not null default '{}',
  created_at  timestamptz not null default now(),
  sent_at     timestamptz,
  problem     text                              -- why the last attempt failed
);
create index mail_recipient on mail (recipient, kind, created_at desc);
create index mail_recent on mail (created_at desc);
