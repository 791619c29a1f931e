-- A mailbox of a town: what is sent there becomes drafts. Each mail is taken once, whatever breaks.

create table mailbox (
  town          text primary key references town (code) on delete cascade,
  address       text not null,                 -- to which people write
  host          text not null,
  port          int not null default 993,
  secure        boolean not null default true, -- TLS from the first byte; else STARTTLS is asked for
  login         text not null,
  password      text not null,                 -- sealed with a key that is not in this database
  folder        text not null default 'INBOX',
  allowed       text[] not null default '{}',  -- addresses and domains that are known besides the town's own people
  answers       boolean not null default true, -- a mail of somebody known is acknowledged
  enabled       boolean not null default true,
  set_by        text references person (id) on delete set null,
  validity      bigint,                        -- UIDVALIDITY of the folder as it was last read (RFC 9051 §2.3.1.1)
  last_uid      bigint not null default 0,
  read_at       timestamptz,
  problem       jsonb                          -- why it could not be read the last time
);

-- Mails that were taken, by what names them: a folder made anew gives them again under other numbers.
create table mailbox_mail (
  town        text not null references mailbox (town) on delete cascade,
  message_id  text not null,                   -- Message-ID, or a digest of the mail that has none
  uid         bigint not null,
  fate        text not null check (fate in ('taken', 'automatic', 'bounce', 'own', 'empty', 'too-large')),
  taken_at    timestamptz not null default now(),
  primary key (town, message_id)
);
