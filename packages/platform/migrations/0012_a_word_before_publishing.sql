-- A source may publish by itself, or each new record of it waits for a person's word: what waits, and what was refused, is a layer of which
-- nothing is shown. Null: published.
alter table source_record add column review text check (review in ('waiting', 'refused'));
alter table source_record add column reviewed_by text;
alter table source_record add column reviewed_at timestamptz;
create index source_record_review on source_record (town, review) where review is not null;

-- What a source asks for before it answers: { headers, query, user, password }. Written from its page, and never shown again, exported nor logged.
alter table source add column access jsonb;
