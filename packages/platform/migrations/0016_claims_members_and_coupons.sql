-- Asking for the page of an organisation; inviting into it; saying that an event is not its own; doing something together; a merchant's coupons.

create table page_claim (
  id            bigint generated always as identity primary key,
  town          text not null references town (code),
  kind          text not null check (kind in ('association', 'merchant', 'public_service')),
  name          text not null,
  thing_id      text,                           -- its record in the directory; null: it is not in it yet
  page_id       bigint references page (id) on delete set null,  -- the page it asks to join, or became
  legal_id      text,                           -- SIRET or RNA number, as it was typed
  website       text,
  address       text not null default '',
  person_id     text not null references person (id) on delete cascade,
  capacity      text not null,                  -- what the person is there, in their own words
  message       text not null default '',
  language      text not null default 'fr',
  email         text,                           -- at the organisation's own domain: a link was sent there
  token_digest  text unique,
  token_until   timestamptz,
  asked_at      timestamptz not null default now(),
  decided_at    timestamptz,
  decided_by    text references person (id) on delete set null,
  decision      text check (decision in ('accepted', 'refused', 'withdrawn')),
  reason        text,
  check ((decided_at is null) = (decision is null))
);
create index page_claim_waiting on page_claim (town, asked_at) where decided_at is null;
create index page_claim_person on page_claim (person_id);
create unique index page_claim_once on page_claim (person_id, thing_id) where decided_at is null and thing_id is not null;

create table page_invitation (
  id            bigint generated always as identity primary key,
  page_id       bigint not null references page (id) on delete cascade,
  email         text not null,
  role          text not null check (role in ('member', 'owner')),
  token_digest  text not null unique,
  invited_by    text references person (id) on delete set null,
  invited_at    timestamptz not null default now(),
  until         timestamptz not null,
  accepted_at   timestamptz,
  withdrawn_at  timestamptz
);
create unique index page_invitation_open on page_invitation (page_id, email) where accepted_at is null and withdrawn_at is null;

-- "This is not ours": what an owner says of an announcement that names the organisation; settled by who looks after the town.
create table page_objection (
  id          bigint generated always as identity primary key,
  page_id     bigint not null references page (id) on delete cascade,
  town        text not null references town (code),
  thing_id    text not null,
  name        text not null,
  message     text not null default '',
  person_id   text references person (id) on delete set null,
  at          timestamptz not null default now(),
  settled_at  timestamptz,
  settled_by  text references person (id) on delete set null,
  settlement  text check (settlement in ('renamed', 'kept')),
  check ((settled_at is null) = (settlement is null))
);
create index page_objection_open on page_objection (town) where settled_at is null;
create unique index page_objection_once on page_objection (page_id, thing_id) where settled_at is null;

-- Another page that does it too: asked by the author, answered by that page.
create table publication_partner (
  publication_id  bigint not null references publication (id) on delete cascade,
  page_id         bigint not null references page (id) on delete cascade,
  state           text not null default 'asked' check (state in ('asked', 'accepted', 'refused')),
  asked_at        timestamptz not null default now(),
  decided_at      timestamptz,
  decided_by      text references person (id) on delete set null,
  primary key (publication_id, page_id)
);
create index publication_partner_page on publication_partner (page_id, state);

-- A coupon somebody has taken, until it is used: nothing says who. What stays is how many there were on each day.
create table coupon (
  code            text primary key,
  publication_id  bigint not null references publication (id) on delete cascade,
  taken_on        date not null
);
create index coupon_publication on coupon (publication_id);
create table coupon_count (
  publication_id  bigint not null references publication (id) on delete cascade,
  day             date not null,
  taken           int not null default 0,
  used            int not null default 0,
  primary key (publication_id, day)
);

-- Pages of readers show who has a page, and who does something with whom.
create trigger page_inserted after insert on page referencing new table as new_rows
  for each statement execute function tell_town_changed();
create trigger page_updated after update on page referencing old table as old_rows new table as new_rows
  for each statement execute function tell_town_changed();

create function tell_partners_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('town_changed', town) from publication where id = coalesce(new.publication_id, old.publication_id);
  return null;
end $$;
create trigger publication_partner_changed after insert or update or delete on publication_partner
  for each row execute function tell_partners_changed();

-- What a merchant's page publishes is an advertisement, and says whose. It is written here, and not by those who type or send: the same
-- field typed by anybody else is dropped.
create function advertiser_of(asked bigint) returns jsonb language sql stable as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'name', p.name,
    'identifier', coalesce(p.legal_id, said.record ->> 'taxID'),
    'streetAddress', said.record ->> 'streetAddress',
    'postalCode', said.record ->> 'postalCode',
    'addressLocality', coalesce(said.record ->> 'addressLocality', t.name)))
  from page p join town t on t.code = p.town
    left join lateral (
      select o.record from organization o where o.id = coalesce((select a.thing_id from thing_alias a where a.id = p.thing_id), p.thing_id)
      union all
      select o.record from place o where o.id = coalesce((select a.thing_id from thing_alias a where a.id = p.thing_id), p.thing_id)
      limit 1) said on true
  where p.id = asked and p.kind = 'merchant'
$$;

create function name_the_advertiser() returns trigger language plpgsql as $$
declare
  advertiser jsonb := advertiser_of(new.page_id);
begin
  new.record := case when advertiser is null then new.record - 'advertiser' else jsonb_set(new.record, '{advertiser}', advertiser) end;
  return new;
end $$;
create trigger publication_advertiser before insert or update of record, page_id on publication
  for each row execute function name_the_advertiser();

-- And it may not come online without.
create function refuse_hidden_advertising() returns trigger language plpgsql as $$
begin
  if new.source_id is null and new.record -> 'advertiser' is null and exists (
      select from publication u join page p on p.id = u.page_id where u.record_id = new.id and p.kind = 'merchant') then
    raise exception 'The record % of a merchant does not name its advertiser', new.id;
  end if;
  return new;
end $$;
create trigger source_record_advertiser before insert or update of record on source_record
  for each row execute function refuse_hidden_advertising();
