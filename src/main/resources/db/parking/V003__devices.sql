-- Recognisers, their lanes, and what is wrong with them. Every key begins with the lot, so that
-- the tables can be spread over servers by lot. What a device told of its own clock is kept as
-- the service's clock would have shown it.

-- What is known of a recogniser. highest_sequence: no reading above it was ever taken.
-- reported_at: when its newest report came; what follows is what that report said, with
-- pictures_dropped_at as the last time that their number had changed, and the lanes that it
-- named and the lots file does not, parted by commas.
create table device (
  lot_id varchar not null,
  device varchar not null,
  highest_sequence bigint not null default 0 check (highest_sequence >= 0),
  heard_at timestamptz,
  skew_millis bigint,
  reported_at timestamptz,
  program varchar,
  waiting bigint check (waiting >= 0),
  oldest_waiting_at timestamptz,
  pictures_dropped bigint check (pictures_dropped >= 0),
  pictures_dropped_at timestamptz,
  unknown_lanes varchar not null default '',
  primary key (lot_id, device)
);

-- What is known of a lane. passage_at: when a car was last seen there; sign_at: when its camera
-- last gave a sign of life; ailments as the newest report that named it had them, parted by commas.
create table lane_state (
  lot_id varchar not null,
  device varchar not null,
  lane varchar not null,
  known_since timestamptz not null,
  passage_at timestamptz,
  sign_at timestamptz,
  ailments varchar not null default '',
  reported_at timestamptz,
  primary key (lot_id, device, lane)
);

-- Something that is or was wrong. The lane is empty where it concerns the device as a whole.
-- measure: a number whose meaning the kind says; last_good_at: when all was last known to be well.
create table alarm (
  lot_id varchar not null,
  alarm_id uuid not null,
  device varchar not null,
  lane varchar not null,
  kind varchar not null,
  detail varchar not null,
  measure bigint,
  last_good_at timestamptz,
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at >= began_at),
  primary key (lot_id, alarm_id)
);
create unique index one_open_alarm_of_a_kind on alarm (lot_id, device, lane, kind)
  where ended_at is null;
create index alarm_by_time on alarm (lot_id, began_at desc);

insert into device (lot_id, device, highest_sequence, heard_at)
  select lot_id, device, max(sequence), max(received_at) from passage group by lot_id, device;
insert into lane_state (lot_id, device, lane, known_since, passage_at)
  select lot_id, device, lane, min(received_at), max(least(seen_at, received_at))
  from passage group by lot_id, device, lane;
