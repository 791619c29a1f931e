-- Short texts made from the data. A row is one story of a kind, for one period of a town: never two of the same.
create table story (
  id            bigint generated always as identity primary key,
  town          text not null references town (code),
  kind          text not null,               -- a folder of town/stories/kinds
  language      text not null,               -- the town's
  period        text not null,               -- 2026-W48, 2026-11, 2018, or what it is about
  state         text not null default 'draft' check (state in ('draft', 'published', 'refused', 'withdrawn')),
  title         text not null,
  text          text not null,               -- paragraphs, an empty line between two
  parts         jsonb not null,              -- the same, cut at each figure, name and date: [[{ "t": "…", "e": [0] }]]
  evidence      jsonb not null,              -- { facts, sources }: what each of them comes from
  chart         jsonb,
  image         jsonb,                       -- { url, licence, credit, … } as in the model
  others        jsonb not null default '{}', -- the same story in other languages
  variant       integer not null,            -- which of its sentences were chosen
  polished      boolean not null default false,
  composed_on   date not null,               -- the day its words are said on
  until         date not null,               -- last day on which it is news
  edited_at     timestamptz,
  edited_by     text references person (id) on delete set null,
  unfound       jsonb not null default '[]', -- what an editor wrote that the data does not say, and she answers for
  answered_by   text references person (id) on delete set null,
  reason        text,                        -- why it was refused or taken back
  decided_at    timestamptz,
  decided_by    text references person (id) on delete set null,
  record_id     text not null,               -- the article that readers see
  thing_id      text,
  published_at  timestamptz,
  corrected_at  timestamptz,
  corrections   jsonb not null default '[]', -- [{ "on": "2026-11-25", "was": "4", "is": "5" }]
  outdated      jsonb,                       -- what the data says now, when a person must look
  previous      jsonb,                       -- what it was before the last decision, to take that back
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  unique (town, kind, period)
);
create index story_state on story (town, state, published_at desc);
create unique index story_record on story (record_id);
create index story_thing on story (thing_id) where thing_id is not null;

-- Kinds that a town publishes without a person's word, or wants no draft of.
create table story_rule (
  town    text not null references town (code),
  kind    text not null,
  rule    text not null check (rule in ('publish', 'never')),
  set_by  text references person (id) on delete set null,
  set_at  timestamptz not null default now(),
  primary key (town, kind)
);

-- Readers see published stories only: a draft empties no cache.
create function tell_story_changed() returns trigger language plpgsql as $$
begin
  if new.state = 'published' or (tg_op = 'UPDATE' and old.state = 'published') then
    perform pg_notify('town_changed', new.town);
  end if;
  return null;
end $$;
create trigger story_changed after insert or update on story for each row execute function tell_story_changed();
