-- What became of the records that were read and are not shown, apart: unreadable is one thing, naming no town another.
alter table run
  add column unplaced integer not null default 0,  -- read, but naming no town that is known
  add column merged   integer not null default 0;  -- a part, or a copy, of another record of the source
