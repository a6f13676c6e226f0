-- Who ended a permit before its time, and why; and what phones told at lanes.

alter table permit add column granted_at timestamptz;
alter table permit add column ended_at timestamptz;
alter table permit add column ended_by varchar;
alter table permit add column ended_note varchar;
alter table permit add constraint permit_end_is_whole check (
  (ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_note is null));

-- One act of a phone at a lane: the evidence of the session that it began or ended.
-- passage_id: the car that a camera saw there at the same time and could not read, if one did.
create table scan (
  lot_id varchar not null,
  scan_id uuid not null,
  device varchar not null,
  lane varchar not null,
  way varchar not null check (way in ('IN', 'OUT')),
  session_id uuid not null,
  scanned_at timestamptz not null,
  passage_id uuid,
  primary key (lot_id, scan_id)
);
create index scan_of_lane on scan (lot_id, device, lane, scanned_at);
create unique index one_phone_of_a_plate on phone (lot_id, plate);
