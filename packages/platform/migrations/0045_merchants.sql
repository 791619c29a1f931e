-- Who answers for what a page pays, one after another; months that were given; the files of invoices, kept as they were sent.

alter table customer
  add column service_code  text,               -- Chorus Pro: the service of a town hall that pays
  add column order_number  text;               -- its engagement number

-- A shop that is sold begins a new account: `page:12`, then `page:12.2`. Nothing of one is read with the other.
create table merchant_account (
  party     text primary key references customer (party),
  page      bigint not null,                   -- a number here: what was paid outlives the page
  began_at  timestamptz not null,
  ended_at  timestamptz
);
create unique index merchant_account_open on merchant_account (page) where ended_at is null;
create index merchant_account_page on merchant_account (page);

-- Who sees its invoices and settles it: who subscribed, and those they let in.
create table account_holder (
  party      text not null references merchant_account (party),
  person_id  text not null references person (id) on delete cascade,
  since      timestamptz not null,
  primary key (party, person_id)
);
create index account_holder_person on account_holder (person_id);

create table free_month (
  cause            text primary key,           -- what it is given for, once for ever
  subscription_id  bigint not null references subscription (id),
  given_at         timestamptz not null,
  applied_at       timestamptz                 -- at the provider: one at a time, each for one invoice
);
create index free_month_subscription on free_month (subscription_id);

create table invoice_file (
  invoice_id  bigint primary key references invoice (id),
  name        text not null,                   -- as it is downloaded: `facture-2026-000042.pdf`
  file        text not null,                   -- among the files
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       int not null check (bytes > 0),
  at          timestamptz not null
);
create trigger invoice_file_stays before update or delete or truncate on invoice_file execute function ledger_refuses();
