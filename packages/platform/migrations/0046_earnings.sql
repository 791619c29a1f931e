-- What an animator signs, proves and contests; what goes with a letter; what the nightly look at the accounts found.

alter table billing_mandate
  add column signed_at   timestamptz,
  add column signed_by   text,                   -- the person's id, kept for ten years with the accounts
  add column words       text,                   -- what was read and signed, whole
  add column words_hash  text;                   -- its SHA-256, in the journal too

alter table animator_identity add column provider_pending text unique;   -- an account at the provider that is not ready to be paid

alter table animator_statement
  add column settled_at  timestamptz,
  add column settlement  text;                   -- what the operator answered to who contested

alter table vigilance_certificate add column file text;                  -- its name among the files

create table money_examination (
  at        timestamptz primary key,
  rules     int not null,
  broken    int not null,
  findings  jsonb not null                       -- those that are broken, with examples
);

alter table mail add column attachments jsonb not null default '[]';     -- [{ "name", "type", "base64" }]
