-- Books that are closed, what a subscription was when, what one euro is elsewhere, and the towns that will open.

-- A closed month takes no transfer any more: what is heard of later goes to the first open day, its own day kept beside it.
create table ledger_closing (
  through  date primary key check (through = (date_trunc('month', through) + interval '1 month' - interval '1 day')::date),
  at       timestamptz not null
);

create function ledger_closing_in_order() returns trigger language plpgsql as $$
begin
  if current_setting('wiker.restoring', true) is distinct from 'yes'
    and exists (select from ledger_closing where through >= new.through) then
    raise exception 'ledger: % is closed already', new.through using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger ledger_closing_in_order before insert on ledger_closing for each row execute function ledger_closing_in_order();
create trigger ledger_closing_stays before update or delete or truncate on ledger_closing execute function ledger_refuses();

create function ledger_day_is_open() returns trigger language plpgsql as $$
begin
  if current_setting('wiker.restoring', true) is distinct from 'yes'
    and exists (select from ledger_closing where through >= new.day) then
    raise exception 'ledger: % is in a closed month', new.day using errcode = 'check_violation', constraint = 'ledger_day_is_open';
  end if;
  return new;
end $$;
create trigger ledger_day_is_open before insert on ledger_transfer for each row execute function ledger_day_is_open();

-- What a subscription was from a moment on: what every month's revenue and losses are counted from.
create table subscription_state (
  id               bigint generated always as identity primary key,
  subscription_id  bigint not null references subscription (id),
  at               timestamptz not null,
  state            text not null,
  plan             text not null,
  party            text not null,
  town             text not null
);
create index subscription_state_at on subscription_state (subscription_id, at desc, id desc);

create function subscription_state_kept() returns trigger language plpgsql as $$
begin
  if current_setting('wiker.restoring', true) = 'yes' or (tg_op = 'UPDATE'
    and (new.state, new.plan, new.party, new.town) is not distinct from (old.state, old.plan, old.party, old.town)) then
    return null;
  end if;
  insert into subscription_state (subscription_id, at, state, plan, party, town)
  values (new.id, new.updated_at, new.state, new.plan, new.party, new.town);
  return null;
end $$;
create trigger subscription_state_kept after insert or update on subscription for each row execute function subscription_state_kept();
insert into subscription_state (subscription_id, at, state, plan, party, town)
  select id, updated_at, state, plan, party, town from subscription;
create trigger subscription_state_stays before update or delete or truncate on subscription_state execute function ledger_refuses();

-- Said by the operator, with its day: what a sum in another currency is in euros, approximately.
create table exchange_rate (
  currency  text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'EUR'),
  day       date not null,
  per_euro  numeric(14, 6) not null check (per_euro > 0),
  at        timestamptz not null,
  primary key (currency, day)
);

create table town_plan (
  code      text primary key references town (code) on delete cascade,
  opens_on  date not null,
  at        timestamptz not null
);
