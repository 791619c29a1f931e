-- Who the animators are before the law, what they were told that they earned, and what they were paid.

create table animator_identity (
  animator          text primary key,           -- `animator:…`, as in the ledger
  legal_name        text not null,
  legal_id          text,                       -- SIRET in France; none yet: no payout by invoice
  country           text not null default 'FR',
  address           jsonb not null default '{}',
  email             text not null,
  language          text not null default 'fr',
  vat_status        text not null check (vat_status in ('below', 'charged')),   -- below: article 293 B of the CGI
  vat_id            text,
  iban              text,                       -- without spaces, its key checked
  provider_account  text unique,                -- Stripe Connect
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  check (vat_status = 'below' or vat_id is not null)
);

-- The mandate to invoice in an animator's name: written, dated, with a time to contest each invoice.
create table billing_mandate (
  animator      text not null references animator_identity (animator),
  signed_on     date not null,
  contest_days  int not null check (contest_days between 0 and 90),
  ended_on      date check (ended_on >= signed_on),
  primary key (animator, signed_on)
);

-- Certificates of the URSSAF (vigilance), asked for every six months from 5,000 € on.
create table vigilance_certificate (
  animator   text not null references animator_identity (animator),
  issued_on  date not null,
  primary key (animator, issued_on)
);

-- A month of an animator in one currency. Each share of the ledger is told on one statement.
create table animator_statement (
  id            bigint generated always as identity primary key,
  animator      text not null references animator_identity (animator),
  currency      text not null check (currency ~ '^[A-Z]{3}$'),
  month         date not null check (extract(day from month) = 1),
  net           bigint not null,                -- the shares, what was taken back taken off
  vat           bigint not null,
  gross         bigint not null check (gross = net + vat),
  invoice_id    bigint unique references invoice (id),  -- self-billed, or its credit note
  own_invoice   text,                           -- number of the animator's own, without a mandate
  payable_from  date,                           -- when the time to contest is over; null: not invoiced yet
  contested_at  timestamptz,
  contest       text,
  at            timestamptz not null,
  unique (animator, currency, month)
);
create table animator_statement_line (
  transfer_id   bigint not null references ledger_transfer (id),
  animator      text not null,
  statement_id  bigint not null references animator_statement (id),
  cents         bigint not null check (cents <> 0),
  primary key (transfer_id, animator)
);
create index animator_statement_line_statement on animator_statement_line (statement_id);
create trigger animator_statement_line_stays before update or delete or truncate on animator_statement_line
  execute function ledger_refuses();

create table payout_batch (
  id          bigint generated always as identity primary key,
  way         text not null check (way in ('sepa', 'connect')),
  currency    text not null,
  day         date not null,                    -- asked of the bank
  created_at  timestamptz not null,
  closed_at   timestamptz                       -- every payout of it has an end
);
create table payout (
  id                 bigint generated always as identity primary key,
  batch_id           bigint not null references payout_batch (id),
  animator           text not null references animator_identity (animator),
  cents              bigint not null check (cents > 0),
  account            text not null,             -- IBAN or account of the provider, as it was
  name               text not null,
  state              text not null default 'prepared' check (state in ('prepared', 'paid', 'failed', 'returned')),
  provider_transfer  text unique,
  problem            text,
  paid_on            date,
  unique (batch_id, animator),
  check ((state in ('paid', 'returned')) = (paid_on is not null))
);
create index payout_animator on payout (animator, state);
