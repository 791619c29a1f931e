-- Who pays, for what, and who earns: customers, subscriptions, contracts; what the payment provider told; what came in.
-- A town is a code here: what was paid outlives its site.

create table customer (
  party              text primary key,          -- `page:12`: in whose name it is sold
  country            text not null,
  legal_name         text not null,
  legal_id           text,                      -- SIRET in France
  vat_id             text,
  address            jsonb not null default '{}',
  email              text not null,
  language           text not null default 'fr',
  provider_customer  text unique,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);

create table subscription (
  id                     bigint generated always as identity primary key,
  party                  text not null references customer (party),
  town                   text not null,
  plan                   text not null,         -- a code of the country's plans
  state                  text not null check (state in ('asked', 'trial', 'active', 'late', 'suspended', 'ended')),
  provider_session       text unique,
  provider_subscription  text unique,
  period_from            date,
  period_to              date,                  -- the day after the last one paid for or on trial
  ends_at_period_end     boolean not null default false,
  grace_to               date,                  -- while late: published up to that day
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  ended_at               timestamptz
);
create index subscription_party on subscription (party);
create index subscription_town on subscription (town, state);

-- An animator's contract for a town, and what it earns from a day on: a new rate is a new row, the past stays.
create table share_contract (
  id        bigint generated always as identity primary key,
  town      text not null,
  animator  text not null,                      -- `animator:…`
  begins    date not null,
  ends      date,                               -- the day after the last; null: goes on
  weight    int not null default 1 check (weight > 0),
  check (ends is null or ends > begins)
);
create index share_contract_town on share_contract (town);
create table share_rate (
  contract_id  bigint not null references share_contract (id),
  begins       date not null,
  rate         int not null check (rate between 0 and 10000),   -- hundredths of a percent
  primary key (contract_id, begins)
);
create trigger share_rate_stays before update or delete or truncate on share_rate execute function ledger_refuses();

-- What the provider told, kept before anything is done with it.
create table provider_event (
  id           text primary key,                -- evt_…: told twice, kept once
  type         text not null,
  created      timestamptz not null,
  subject      text not null,                   -- id of what it is about
  received_at  timestamptz not null,
  handled_at   timestamptz,
  attempts     int not null default 0,
  problem      text
);
create index provider_event_waiting on provider_event (received_at) where handled_at is null;

create table payment (
  id               bigint generated always as identity primary key,
  provider_invoice text not null unique,
  provider_charge  text unique,
  subscription_id  bigint not null references subscription (id),
  party            text not null,
  town             text not null,               -- where it was earned
  invoice_id       bigint not null references invoice (id),
  currency         text not null,
  net              bigint not null check (net >= 0),
  vat              bigint not null check (vat >= 0),
  gross            bigint not null check (gross > 0 and gross = net + vat),
  rate             int not null,                -- VAT, hundredths of a percent
  collected_on     date not null,
  period_from      date not null,
  period_to        date not null check (period_to > period_from),
  at               timestamptz not null
);
create index payment_subscription on payment (subscription_id);
create index payment_town on payment (town, collected_on);

create table payment_refund (
  provider_refund  text primary key,
  payment_id       bigint not null references payment (id),
  net              bigint not null,
  vat              bigint not null,
  gross            bigint not null check (gross = net + vat and gross > 0),
  refunded_on      date not null,
  credit_note_id   bigint not null references invoice (id),
  at               timestamptz not null
);
create index payment_refund_payment on payment_refund (payment_id);

create table payment_dispute (
  provider_dispute  text primary key,
  payment_id        bigint not null references payment (id),
  gross             bigint not null check (gross > 0),
  net               bigint not null,
  state             text not null check (state in ('open', 'won', 'lost')),
  opened_on         date not null,
  closed_on         date
);
create index payment_dispute_payment on payment_dispute (payment_id);
create index ledger_transfer_share on ledger_transfer (cause text_pattern_ops) where kind = 'share';
