-- What comes in by any door (a photographed poster, a document, a mail, a text, a table, an address), and the drafts read out of it. A person
-- confirms each: nothing of it is shown before.

create table door_item (
  id            bigint generated always as identity primary key,
  town          text not null references town (code) on delete cascade,
  door          text not null check (door in ('picture', 'document', 'mail', 'text', 'sheet', 'address')),
  name          text not null default '',      -- of the file, subject of the mail, the address itself
  file          text,                          -- what was sent, in the file store; null: the text alone
  content_type  text not null default '',
  text          text not null default '',      -- pasted, or what was read
  language      text not null default 'fr',
  picture       jsonb,                         -- what is shown beside the form: {file, width, height, words: [{text, line, left, top, width, height}]}
  state         text not null default 'waiting' check (state in ('waiting', 'read', 'unreadable')),
  problem       jsonb,                         -- why it could not be read, or what is to be said of the reading: a key of the connector with its values
  person_id     text references person (id) on delete set null,
  sender        text,                          -- of a mail, in lower case
  sender_name   text not null default '',
  known         boolean not null default true, -- false: nobody of the town knows this address
  written_on    date,                          -- the day on which a mail was written: its "Saturday" is counted from there
  received_at   timestamptz not null default now(),
  read_at       timestamptz,
  closed_at     timestamptz,                   -- every draft was answered, or it was set aside
  erase_after   timestamptz                    -- its file, its picture and its text go then
);
create index door_item_open on door_item (town, received_at) where closed_at is null;
create index door_item_erase on door_item (erase_after) where erase_after is not null;
create index door_item_sender on door_item (sender) where sender is not null;

create table door_draft (
  item_id         bigint not null references door_item (id) on delete cascade,
  number          int not null,                -- in the order of the source, from 1
  fields          jsonb not null,              -- as the form has them, and the dates as they were read
  origins         jsonb not null default '{}', -- where each value comes from: pieces of the text, or the cell
  unknown         jsonb not null default '[]', -- what could not be known, and why
  state           text not null default 'open' check (state in ('open', 'confirmed', 'aside')),
  publication_id  bigint references publication (id) on delete set null,
  decided_by      text references person (id) on delete set null,
  decided_at      timestamptz,
  primary key (item_id, number)
);
create index door_draft_open on door_draft (item_id) where state = 'open';
create index door_draft_publication on door_draft (publication_id) where publication_id is not null;
