-- What neighbours ask, lend, lose and find; what they say of an event or of a place they go back to.

create table neighbour_post (
  id          bigint generated always as identity primary key,
  town        text not null references town (code),
  person_id   text not null references person (id) on delete cascade,
  kind        text not null check (kind in ('offer', 'request', 'lost', 'found')),
  category    text not null check (category in ('tools', 'transport', 'garden', 'children', 'animals', 'objects', 'skills', 'other')),
  title       text not null,
  text        text not null,
  place       text not null default '',         -- in words
  picture_id  text references picture (id) on delete set null,
  state       text not null check (state in ('waiting', 'shown', 'refused', 'settled', 'ended')),
  created_at  timestamptz not null,
  ends_on     date not null,
  renewed_at  timestamptz,                      -- once
  decided_at  timestamptz,
  decided_by  text references person (id) on delete set null,
  reason      text
);
create index neighbour_post_town on neighbour_post (town, state, created_at desc);
create index neighbour_post_person on neighbour_post (person_id);

create table remark (
  id          bigint generated always as identity primary key,
  kind        text not null check (kind in ('comment', 'recommendation')),
  town        text not null references town (code),
  thing_id    text not null,
  person_id   text not null references person (id) on delete cascade,
  name        text not null,                    -- as it is signed
  text        text not null,
  state       text not null check (state in ('waiting', 'shown', 'refused', 'withdrawn')),
  created_at  timestamptz not null,
  decided_at  timestamptz,
  decided_by  text references person (id) on delete set null,
  reason      text
);
create index remark_thing on remark (thing_id, kind) where state = 'shown';
create index remark_town on remark (town, state, created_at);
create index remark_person on remark (person_id);
-- One for a person and a place.
create unique index remark_once on remark (person_id, thing_id) where kind = 'recommendation' and state in ('waiting', 'shown');

do $$
declare
  name text;
begin
  foreach name in array array['neighbour_post', 'remark'] loop
    execute format('create trigger %I after insert on %I referencing new table as new_rows
                    for each statement execute function tell_town_changed()', name || '_inserted', name);
    execute format('create trigger %I after update on %I referencing old table as old_rows new table as new_rows
                    for each statement execute function tell_town_changed()', name || '_updated', name);
    execute format('create trigger %I after delete on %I referencing old table as old_rows
                    for each statement execute function tell_town_changed()', name || '_deleted', name);
  end loop;
end $$;
