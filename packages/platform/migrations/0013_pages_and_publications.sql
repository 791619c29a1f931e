-- What people publish: the pages of organisations in whose name they do, and everything they write, from its draft on.

create table page (
  id             bigint generated always as identity primary key,
  town           text not null references town (code),
  kind           text not null check (kind in ('association', 'merchant', 'town_hall', 'public_service', 'opposition')),
  name           text not null,
  thing_id       text,                          -- its record in the directory: what readers see of it is shown there
  legal_id       text,                          -- SIRET, RNA… of who is behind it
  website        text,
  language       text not null default 'fr',
  created_at     timestamptz not null default now(),
  verified_at    timestamptz,                   -- null: asked for, not yet given
  verified_how   text check (verified_how in ('animator', 'domain')),
  verified_by    text references person (id) on delete set null,
  trusted        boolean not null default false,  -- what it sends passes at once
  subscribed_to  date,                          -- a merchant may publish up to this day
  closed_at      timestamptz
);
create index page_town on page (town, kind) where closed_at is null;
create unique index page_thing on page (thing_id) where closed_at is null and verified_at is not null;

create table page_member (
  page_id      bigint not null references page (id) on delete cascade,
  person_id    text not null references person (id) on delete cascade,
  role         text not null check (role in ('member', 'owner')),
  asked_at     timestamptz not null default now(),
  invited_by   text references person (id) on delete set null,
  accepted_at  timestamptz,                     -- null: asked for, or invited, and not yet one
  primary key (page_id, person_id)
);
create index page_member_person on page_member (person_id);

create table publication (
  id            bigint generated always as identity primary key,
  town          text not null references town (code),
  kind          text not null check (kind in ('event', 'article', 'offer', 'notice')),
  page_id       bigint references page (id),    -- in whose name; null: a person's own
  author_id     text references person (id) on delete set null,
  author_email  text,                           -- of who has no account
  author_name   text not null default '',
  state         text not null check (state in ('draft', 'unconfirmed', 'quarantined', 'waiting', 'scheduled', 'published', 'refused', 'withdrawn')),
  record        jsonb not null,                 -- as the model has it
  record_id     text not null unique,           -- urn:wiker:event:…, the id of its layer once it is published
  typed         jsonb not null default '{}',    -- what was typed, as it was: the dates in words, the Markdown
  language      text not null default 'fr',
  publish_at    timestamptz,                    -- not before
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  confirmed_at  timestamptz,
  published_at  timestamptz,
  decided_at    timestamptz,
  decided_by    text references person (id) on delete set null,
  reason        text                            -- why it was refused or withdrawn, in words for its author
);
create index publication_waiting on publication (town, created_at) where state = 'waiting';
create index publication_page on publication (page_id, updated_at desc);
create index publication_author on publication (author_id, updated_at desc);

-- Who wrote, validated, rewrote: a row for each state of the text.
create table publication_version (
  publication_id  bigint not null references publication (id) on delete cascade,
  number          int not null,
  act             text not null check (act in ('wrote', 'rewrote', 'validated', 'refused', 'withdrew')),
  record          jsonb not null,
  person_id       text references person (id) on delete set null,
  capacity        text not null,                -- a role of town/people/permissions, or `proposer`
  at              timestamptz not null default now(),
  primary key (publication_id, number)
);

-- In which further towns it is shown: asked by its author, answered by each town.
create table publication_reach (
  publication_id  bigint not null references publication (id) on delete cascade,
  town            text not null references town (code),
  state           text not null check (state in ('asked', 'accepted', 'refused')),
  decided_at      timestamptz,
  decided_by      text references person (id) on delete set null,
  reason          text,
  primary key (publication_id, town)
);
create index publication_reach_town on publication_reach (town, state);

create table picture (
  id          text primary key,                 -- digest of what was sent
  town        text references town (code),
  person_id   text references person (id) on delete set null,
  width       int not null,
  height      int not null,
  alt         text not null,
  credit      text not null,
  licence     text not null default '',
  text        text not null default '',         -- what a poster says
  forms       jsonb not null default '[]',      -- the files made of it: format, width, address, bytes
  created_at  timestamptz not null default now()
);
create index picture_person on picture (person_id);

-- What happened that somebody may want to be told of: written with the deed, in its transaction; read by who tells (once, in order).
create table happening (
  id              bigint generated always as identity primary key,
  at              timestamptz not null default now(),
  kind            text not null check (kind in ('published', 'changed', 'withdrawn', 'alert', 'answered')),
  town            text not null references town (code),
  thing_id        text,                         -- the record it is about
  page_id         bigint references page (id) on delete cascade,
  publication_id  bigint references publication (id) on delete cascade,
  details         jsonb not null default '{}',  -- for `changed`: what (`cancelled`, `postponed`, `full`, `moved`) and of which date
  told_at         timestamptz
);
create index happening_untold on happening (id) where told_at is null;
