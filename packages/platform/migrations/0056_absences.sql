-- Who looks after a desk in somebody's place, from one day to another; without a deputy it is only said that nobody is there.
create table desk_absence (
  id         bigint generated always as identity primary key,
  town       text not null references town (code) on delete cascade,
  person_id  text not null references person (id) on delete cascade,
  deputy_id  text references person (id) on delete cascade,
  starts_on  date not null,
  ends_on    date not null check (ends_on >= starts_on),
  away       boolean not null default true,
  created_at timestamptz not null,
  ended_at   timestamptz
);
create index desk_absence_town on desk_absence (town) where ended_at is null;
create index desk_absence_deputy on desk_absence (deputy_id) where ended_at is null;
