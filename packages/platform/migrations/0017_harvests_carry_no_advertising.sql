-- Only what people typed is looked at: a harvest writes its hundred thousands of rows without asking.
drop trigger source_record_advertiser on source_record;
create trigger source_record_advertiser before insert or update of record on source_record
  for each row when (new.source_id is null) execute function refuse_hidden_advertising();
