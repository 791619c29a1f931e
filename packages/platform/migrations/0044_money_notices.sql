-- What happened with somebody's money that they must hear of: written with it, told once. And who the house is before the law.

create table money_notice (
  cause    text primary key,                    -- `invoice:12`: asked twice, it is one
  kind     text not null,
  party    text not null,                       -- `page:12`, `animator:…`
  about    jsonb not null default '{}',         -- numbers of the rows it speaks of
  at       timestamptz not null,
  told_at  timestamptz
);
create index money_notice_waiting on money_notice (at) where told_at is null;

create table house_identity (
  country  text primary key,                    -- invoices of this country are issued so; that of the house's own country stands for the others
  issuer   jsonb not null,
  debtor   jsonb,                               -- the bank account that pays the animators
  at       timestamptz not null
);
