-- Invoices: a number after another, without a gap, for each issuer and year; written once.

create table invoice_series (
  issuer    text not null,                      -- `house`, or the animator in whose name a self-billed invoice is made
  year      int not null,
  last      int not null check (last > 0),
  last_day  date not null,                      -- numbers and dates go up together
  primary key (issuer, year)
);

create table invoice (
  id           bigint generated always as identity primary key,
  issuer       text not null,
  year         int not null,
  number       int not null check (number > 0),
  kind         text not null check (kind in ('invoice', 'credit-note', 'self-billed', 'self-billed-credit-note')),
  cause        text not null unique,            -- what it is for: asked twice, it is one invoice
  party        text not null,                   -- the customer; of a self-billed one, the animator
  day          date not null,
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  net          bigint not null,
  vat          bigint not null,
  gross        bigint not null,
  content      jsonb not null,                  -- seller, buyer, lines, rates, mentions, as they were that day
  corrects     bigint references invoice (id),
  transfer_id  bigint references ledger_transfer (id),
  at           timestamptz not null,
  unique (issuer, year, number),
  check (net + vat = gross),
  check (extract(year from day) = year),
  check ((kind in ('credit-note', 'self-billed-credit-note')) = (corrects is not null))
);
create index invoice_party on invoice (party, day desc);

create trigger invoice_stays before update or delete or truncate on invoice execute function ledger_refuses();
