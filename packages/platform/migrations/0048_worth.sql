-- What a month brought to a merchant, as it was told: closed once, with what was promised; a free month follows from it when it was under.

create table worth_month (
  subscription_id  bigint not null references subscription (id),
  month            text not null check (month ~ '^\d{4}-\d{2}$'),
  page             bigint not null,
  town             text not null,
  readings         int not null,                -- of its own page and of what it published
  publications     int not null,                -- what went online in that month
  figures          jsonb not null,              -- all that the page of the month shows
  price            bigint,                      -- cents without VAT that the month cost; null: nothing
  currency         text not null,
  promised         jsonb,                       -- {from, readings, publications}; null: nothing was promised
  is_paid          boolean not null,            -- every day of it was paid for, and kept
  is_under         boolean not null,            -- a free month is due
  closed_at        timestamptz not null,
  free_at          timestamptz,                 -- the free month was given
  free_refused     text,                        -- why it could not be: the subscription was over
  told_at          timestamptz,
  primary key (subscription_id, month)
);
create index worth_month_page on worth_month (page, month);
create index worth_month_under on worth_month (month, town) where is_under;
create index worth_month_open on worth_month (closed_at) where told_at is null;
