-- Who of the staff looked at whose plate or picture. The same look again within an hour is the same.
-- who: as whom they were logged in; empty when nobody was. door: what was opened. subject_id: the
-- passage or visit. hour_at: the hour in which they looked.
create table look (
  plate_hash varchar not null check (plate_hash <> ''),
  hour_at timestamptz not null,
  who varchar not null,
  door varchar not null check (door <> ''),
  lot_id varchar not null,
  subject_id uuid not null,
  looked_at timestamptz not null,
  primary key (plate_hash, hour_at, who, door, lot_id, subject_id)
);
create index look_by_time on look (looked_at);
revoke update, truncate on look from current_user;
