-- Readers see a source's name, publisher and licence: when it is due next is nobody's business, and must not empty every cache.
drop trigger source_changed on source;
create trigger source_changed after update of name, url, publisher, publisher_url, licence, licence_url, attribution, data_date
  or delete on source for each statement execute function tell_everything_changed();
