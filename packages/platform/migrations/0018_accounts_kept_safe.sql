-- Passkeys, town halls that come from their own OpenID provider, what is allowed in how much time, and whose content a deed was done to.

alter table person add column last_seen_at timestamptz not null default now();  -- to the day
alter table person add column warned_at timestamptz;     -- told by mail that an account nobody uses will be erased

-- The key of the account on a person's own device; its private half never leaves it.
create table passkey (
  id          text primary key,              -- the credential's, base64url
  person_id   text not null references person (id) on delete cascade,
  name        text not null,
  public_key  bytea not null,
  counter     bigint not null default 0,
  transports  text[] not null default '{}',
  created_at  timestamptz not null default now(),
  used_at     timestamptz
);
create index passkey_person on passkey (person_id);

-- What the town hall's provider gave at sign-in, to sign out there too.
alter table session add column provider_token text;

-- The town hall behind a SIRET, as the operator linked them: whoever the provider says works there has that town's role.
create table town_hall_siret (
  siret      text primary key check (siret ~ '^\d{14}$'),
  town       text not null references town (code),
  unit       text,                           -- only people of this organizational unit; null: all of it
  linked_at  timestamptz not null default now(),
  linked_by  text references person (id) on delete set null
);
create index town_hall_siret_town on town_hall_siret (town);
-- Null: given by a person. Else it goes with the SIRET.
alter table role add column by_siret text references town_hall_siret (siret) on delete cascade;

-- So many attempts of a kind in a stretch of time; what counts (an address, an account) is kept as a keyed digest only.
create table allowance (
  key     text not null,
  since   timestamptz not null,
  taken   int not null,
  primary key (key, since)
);
create index allowance_since on allowance (since);

-- Whose content it was done to, when it is not one's own: she reads it in her journal.
alter table audit add column about_id text references person (id) on delete set null;
create index audit_about on audit (about_id, at desc) where about_id is not null;
