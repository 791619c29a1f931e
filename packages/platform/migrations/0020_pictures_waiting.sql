-- A picture comes with a form that may never be sent: it is kept once something shows it.

alter table picture add column kept_at timestamptz;  -- null: nothing was seen to show it yet
create index picture_waiting on picture (created_at) where kept_at is null;
create index picture_town on picture (town, created_at desc);
