-- A telephone that a town hall gives to fifteen halls tells less than one of its own: the blocks that are contacts are known as such.
alter table match_block add column contact boolean not null default false;

-- Records are recognised by better rules: each is compared again when its source is read, and each source is read whole once, changed or not.
update source_record set matched = false where kind in ('event', 'place', 'organization', 'market', 'article');
update source set whole_at = null, reading = null where whole_at is not null;
update run set etag = null, last_modified = null, explanation = explanation - 'fingerprint' where state = 'done';
