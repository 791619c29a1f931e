-- Double entry: every movement of money, once, for ever. Cents as integers: a debit is positive, a credit negative.

create table ledger_account (
  id        bigint generated always as identity primary key,
  number    text not null check (number ~ '^[1-8][0-9]{2,7}$'),   -- plan comptable général: 411 customers, 401 suppliers, 706 services…
  currency  text not null check (currency ~ '^[A-Z]{3}$'),        -- ISO 4217; an account has one
  party     text,                                                 -- whose: `merchant:12`, `animator:…`; null: the house's own
  unique nulls not distinct (number, currency, party)
);
create index ledger_account_party on ledger_account (party) where party is not null;

create table ledger_transfer (
  id        bigint generated always as identity primary key,
  cause     text not null unique,               -- what it comes from: the same cause twice is one transfer
  kind      text not null,
  day       date not null,                      -- the day it counts for
  currency  text not null check (currency ~ '^[A-Z]{3}$'),
  entries   smallint not null check (entries between 2 and 50),
  reverses  bigint unique references ledger_transfer (id),
  details   jsonb not null default '{}',
  at        timestamptz not null,               -- when it was written
  written_in  xid8 not null                     -- by which transaction: no later one adds an entry
);
create index ledger_transfer_day on ledger_transfer (day, id);

create table ledger_entry (
  transfer_id  bigint not null references ledger_transfer (id),
  position     smallint not null,
  account_id   bigint not null references ledger_account (id),
  cents        bigint not null check (cents <> 0),
  primary key (transfer_id, position)
);
create index ledger_entry_account on ledger_entry (account_id, transfer_id);

-- A transfer is whole and balanced when its transaction ends; entries come in that transaction or not at all.
create function ledger_transfer_is_whole() returns trigger language plpgsql as $$
declare
  found  record;
begin
  select count(*) as entries, coalesce(sum(e.cents), 0) as cents, bool_and(a.currency = new.currency) as same_currency
    into found from ledger_entry e join ledger_account a on a.id = e.account_id where e.transfer_id = new.id;
  if found.entries <> new.entries then
    raise exception 'ledger: transfer % has % entries, % were announced', new.id, found.entries, new.entries using errcode = 'check_violation';
  elsif found.cents <> 0 then
    raise exception 'ledger: transfer % does not balance by % cents', new.id, found.cents using errcode = 'check_violation';
  elsif not found.same_currency then
    raise exception 'ledger: transfer % has an account of another currency', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_transfer_whole after insert on ledger_transfer
  deferrable initially deferred for each row execute function ledger_transfer_is_whole();

create function ledger_transfer_written() returns trigger language plpgsql as $$
begin
  new.written_in := pg_current_xact_id();
  return new;
end $$;
create trigger ledger_transfer_written before insert on ledger_transfer
  for each row execute function ledger_transfer_written();

create function ledger_entry_in_time() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger_transfer where id = new.transfer_id and written_in = pg_current_xact_id()) then
    raise exception 'ledger: transfer % is closed', new.transfer_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger ledger_entry_in_time before insert on ledger_entry
  for each row execute function ledger_entry_in_time();

-- What is written stays: a mistake is corrected by a reversal.
create function ledger_refuses() returns trigger language plpgsql as $$
begin
  -- A backup that is put back begins with empty tables, and says so in its transaction.
  if tg_op = 'TRUNCATE' and current_setting('wiker.restoring', true) = 'yes' then
    return null;
  end if;
  raise exception 'ledger: % of % is refused, what is written stays', lower(tg_op), tg_table_name using errcode = 'check_violation';
end $$;
create trigger ledger_account_stays before update or delete or truncate on ledger_account execute function ledger_refuses();
create trigger ledger_transfer_stays before update or delete or truncate on ledger_transfer execute function ledger_refuses();
create trigger ledger_entry_stays before update or delete or truncate on ledger_entry execute function ledger_refuses();
