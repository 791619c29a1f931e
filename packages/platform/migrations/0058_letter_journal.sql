-- Which process handed a letter over: its own journal, on its machine, knows up to the last byte what left.
alter table letter_sending add column handed_by text;
