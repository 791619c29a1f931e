-- Sources that live: when they are asked, what they remember, and what ails them.

alter table source
  add column reading jsonb,        -- what the protocol wants back at the next reading (connector's ReadingState)
  add column whole_at timestamptz, -- when the source was last read whole: a reading of changes cannot tell what is gone
  add column profile jsonb,        -- its columns by what they hold, as of the last good run: a renamed one is found again
  add column learned jsonb;        -- columns found again, in the words of a recipe

alter table run
  add column final_url text,                                  -- where the address led in the end
  add column changes_only boolean not null default false,
  add column certificate_until timestamptz;

create table source_fault (
  id         bigint generated always as identity primary key,
  source_id  bigint not null references source (id) on delete cascade,
  kind       text not null,                  -- unreachable, unreadable, held, silent, shrinking, refusing, column-renamed…
  subject    text not null default '',       -- the column, the member, the address it is about
  details    jsonb not null default '{}',    -- values of the sentence that tells it
  since      timestamptz not null,           -- when it was first seen
  seen_at    timestamptz not null,           -- by the last run
  told_at    timestamptz,                    -- when whoever looks after the source was told: once
  settled_at timestamptz,                    -- a person has seen it and lives with it
  ended_at   timestamptz
);
create unique index source_fault_open on source_fault (source_id, kind, subject) where ended_at is null;
