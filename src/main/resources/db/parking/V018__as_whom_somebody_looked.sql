-- As which role somebody looked, and for whom: an office, the city, or, where it is empty, the
-- operator of the lot. Empty for earlier looks.
alter table look
  add column role varchar not null default '',
  add column party varchar not null default '';
create index look_of_plate on look (plate_hash, looked_at);
