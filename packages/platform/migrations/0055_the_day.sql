-- What somebody answered at the desk, one row a card; sent twice it is one. `later` and answers that stand for a while hide their card before `until`.
create table desk_rule (
  id         bigint generated always as identity primary key,
  town       text not null references town (code) on delete cascade,
  kind       text not null,
  alike      text not null,          -- what the cards have in common: the rule reaches no further
  alike_name text not null,
  answer     text not null,
  evidence   jsonb not null default '[]',
  state      text not null check (state in ('accepted', 'declined', 'removed')),
  person_id  text references person (id) on delete set null,
  at         timestamptz not null,
  ended_at   timestamptz
);
create unique index desk_rule_one on desk_rule (town, kind, alike) where state = 'accepted';

create table desk_answer (
  id         bigint generated always as identity primary key,
  token      text not null,
  town       text not null references town (code) on delete cascade,
  kind       text not null,
  card       text not null,
  name       text not null default '',
  answer     text not null,
  reason     text not null default '',
  alike      text,
  alike_name text,
  until      date,
  memory     jsonb not null default '{}',
  person_id  text references person (id) on delete set null,
  role       text not null,
  rule_id    bigint references desk_rule (id) on delete set null,
  seconds    real,
  at         timestamptz not null,
  undone_at  timestamptz,
  unique (token, kind, card)
);
create index desk_answer_card on desk_answer (town, kind, card) where undone_at is null and until is not null;
create index desk_answer_habit on desk_answer (town, kind, alike) where alike is not null;
create index desk_answer_person on desk_answer (person_id, at desc);
create index desk_answer_day on desk_answer (town, at);
