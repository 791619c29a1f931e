-- "Something is wrong here": what readers tell of a page, kept for who looks after the town.
create table report (
  id          bigint generated always as identity primary key,
  page        text not null,                 -- address as the reader saw it: /blain/agenda/loto-3f2a9c1b0d
  town        text references town (code),   -- null: a page of the network
  record      text,                          -- id of the record the page is about, when it is about one
  reason      text not null check (reason in ('wrong', 'outdated', 'cancelled', 'duplicate', 'rights', 'privacy', 'illegal', 'other')),
  message     text not null default '',
  contact     text,                          -- e-mail or telephone, only when the reader wants an answer
  good_faith  boolean not null default false,
  created_at  timestamptz not null default now(),
  handled_at  timestamptz
);
create index report_open on report (town, created_at) where handled_at is null;
