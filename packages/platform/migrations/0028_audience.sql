-- How often pages are read, and what of merchants is used, by day: counts alone, never who. Kept for 25 months.
create table audience (
  town      text not null,                     -- code; empty: the network's own pages
  day       date not null,                     -- of the town's calendar
  page      text not null,                     -- path of the page, its language and its query left out
  referrer  text not null check (referrer in ('direct', 'inside', 'search', 'social', 'mail', 'other')),
  readings  integer not null,
  primary key (town, day, page, referrer)
);
create index audience_day on audience (day);

create table audience_record (
  record_id  text not null,
  town       text not null,
  day        date not null,
  kind       text not null check (kind in ('seen', 'route', 'phone', 'site', 'coupon')),
  count      integer not null,
  primary key (record_id, day, kind)
);
create index audience_record_day on audience_record (day);
