-- A stay for pgbench: an entry and an exit, one transaction for each, with the statements that the
-- service sends for a batch of one reading, in their order. They are those of LotTurns, DeviceLog,
-- SessionReading, Permits, SessionWriting, Outbox and PassageTable; each array has one element.
-- pgbench knows numbers only: so lots, devices and plates are numbers here, and a number that is
-- filled up with zeros stands for an id or a fingerprint, and letters for a sealed text.
-- Every client has four lots of its own, so that clients never wait for one another.
\set n :n + 1
\set lot 1000 + :client_id * 4 + :n % 4
\set plate 100000000 + :run * 2500 + (:n % 1000000) / 4
\set entry :client_id * 1000000000000 + :n * 4
\set exit :entry + 1
\set session :entry + 2
\set first :n * 2
\set second :n * 2 + 1

begin;
select 1 from lot_state where lot_id = :lot and zone = '' for update;
select highest_sequence from device where lot_id = :lot and device = :lot;
with heard as (
  insert into device (lot_id, device, highest_sequence, heard_at, skew_millis)
  values (:lot, :lot, :first, now(), 0)
  on conflict (lot_id, device) do update set
    highest_sequence = greatest(device.highest_sequence, excluded.highest_sequence),
    heard_at = greatest(device.heard_at, excluded.heard_at),
    skew_millis = case when device.reported_at is null
      then coalesce(excluded.skew_millis, device.skew_millis) else device.skew_millis end)
insert into lane_state (lot_id, device, lane, known_since, passage_at)
select :lot, :lot, told.lane, now(), told.passage_at
from unnest(array['entrance']::varchar[], array[now() - interval '61 minutes'])
  as told (lane, passage_at)
on conflict (lot_id, device, lane) do update
  set passage_at = greatest(lane_state.passage_at, excluded.passage_at);
select lot_id, session_id, tariff, plate_sealed, colour, look, reason, entry_passage, entry_device,
  entry_doubt, entry_confidence, entered_at, seen_at, zone, revision
  from open_session where lot_id = :lot and plate_hash = any(array[md5(:plate::text)]::varchar[]);
select s.* from unnest(array[md5(:plate::text)]::varchar[]) as car (plate_hash) cross join lateral (
  select lot_id, session_id, tariff, plate_sealed, colour, look, reason, entry_passage, entry_device,
    entry_doubt, entry_confidence, entered_at, exit_passage, exit_device, exit_doubt,
    exit_confidence, left_at, filed_at, state, cover, note, decided_by, revision from session
  where lot_id = :lot and plate_hash = car.plate_hash and filed_at >= now() - interval '35 days'
  order by filed_at desc limit 20) s;
select permit_id, plate_sealed, kind, valid_from, valid_until, note, granted_by, right_name
from permit
  where lot_id = :lot and plate_hash = any(array[md5(:plate::text)]::varchar[]);
select lot_id, session_id, tariff, plate_sealed, colour, look, reason, entry_passage, entry_device,
  entry_doubt, entry_confidence, entered_at, seen_at, zone, revision
  from open_session where lot_id = :lot
  and entered_at between now() - interval '61 minutes 10 seconds'
    and now() - interval '60 minutes 50 seconds' limit 500;
insert into open_session (lot_id, changed_at, session_id, tariff, plate_hash, plate_sealed, colour, look, reason,
    entry_passage, entry_device, entry_doubt, entry_confidence, entered_at, seen_at, zone,
    revision)
  select :lot, now(), * from unnest(array[lpad(:session::text, 32, '0')::uuid],
    array['hangzhou-road/core']::varchar[], array[md5(:plate::text)]::varchar[], array[repeat('s', 58)]::varchar[], array['BLUE']::varchar[],
    array[null]::varchar[], array['ENTERED']::varchar[],
    array[lpad(:entry::text, 32, '0')::uuid], array[:lot]::varchar[], array[null]::varchar[],
    array[0.995]::real[], array[now() - interval '61 minutes'],
    array[now() - interval '61 minutes'], array['']::varchar[], array[0]::integer[]);
insert into outbox (origin, written_at, subject, kind, body)
  select :lot, now(), * from unnest(array[md5(:plate::text)]::varchar[], array['SessionBegan']::varchar[],
    array[repeat('s', 290)]::varchar[]);
insert into passage (lot_id, received_at, device, passage_id, sequence, fingerprint, lane,
    direction, event, plate_hash, plate_sealed, colour, confidence, look, opinions, picture_sha256,
    cut_out_sha256, seen_at, session_id, verdict)
  select :lot, now(), :lot, * from unnest(array[lpad(:entry::text, 32, '0')::uuid],
    array[:first]::bigint[], array[lpad(:entry::text, 64, '0')]::varchar[],
    array['entrance']::varchar[], array['IN']::varchar[], array['PASSED']::varchar[],
    array[md5(:plate::text)]::varchar[], array[repeat('s', 58)]::varchar[], array['BLUE']::varchar[], array[0.995]::real[],
    array[null]::varchar[], array[null]::varchar[], array[null]::varchar[],
    array[null]::varchar[], array[now() - interval '61 minutes'],
    array[lpad(:session::text, 32, '0')::uuid], array['ENTERED']::varchar[]);
commit;

begin;
select 1 from lot_state where lot_id = :lot and zone = '' for update;
select highest_sequence from device where lot_id = :lot and device = :lot;
with heard as (
  insert into device (lot_id, device, highest_sequence, heard_at, skew_millis)
  values (:lot, :lot, :second, now(), 0)
  on conflict (lot_id, device) do update set
    highest_sequence = greatest(device.highest_sequence, excluded.highest_sequence),
    heard_at = greatest(device.heard_at, excluded.heard_at),
    skew_millis = case when device.reported_at is null
      then coalesce(excluded.skew_millis, device.skew_millis) else device.skew_millis end)
insert into lane_state (lot_id, device, lane, known_since, passage_at)
select :lot, :lot, told.lane, now(), told.passage_at
from unnest(array['exit']::varchar[], array[now() - interval '1 minute'])
  as told (lane, passage_at)
on conflict (lot_id, device, lane) do update
  set passage_at = greatest(lane_state.passage_at, excluded.passage_at);
select lot_id, session_id, tariff, plate_sealed, colour, look, reason, entry_passage, entry_device,
  entry_doubt, entry_confidence, entered_at, seen_at, zone, revision
  from open_session where lot_id = :lot and plate_hash = any(array[md5(:plate::text)]::varchar[]);
select s.* from unnest(array[md5(:plate::text)]::varchar[]) as car (plate_hash) cross join lateral (
  select lot_id, session_id, tariff, plate_sealed, colour, look, reason, entry_passage, entry_device,
    entry_doubt, entry_confidence, entered_at, exit_passage, exit_device, exit_doubt,
    exit_confidence, left_at, filed_at, state, cover, note, decided_by, revision from session
  where lot_id = :lot and plate_hash = car.plate_hash and filed_at >= now() - interval '35 days'
  order by filed_at desc limit 20) s;
select permit_id, plate_sealed, kind, valid_from, valid_until, note, granted_by, right_name
from permit
  where lot_id = :lot and plate_hash = any(array[md5(:plate::text)]::varchar[]);
delete from open_session where lot_id = :lot
  and session_id = any(array[lpad(:session::text, 32, '0')::uuid])
  and plate_hash = any(array[md5(:plate::text)]::varchar[]);
insert into session (lot_id, changed_at, version, session_id, tariff, plate_hash, plate_sealed, colour, look,
    reason, entry_passage, entry_device, entry_doubt, entry_confidence, entered_at,
    exit_passage, exit_device, exit_doubt, exit_confidence, left_at, filed_at, state, cover,
    note, decided_by, revision)
  select :lot, now(), 0, * from unnest(array[lpad(:session::text, 32, '0')::uuid],
    array['hangzhou-road/core']::varchar[], array[md5(:plate::text)]::varchar[], array[repeat('s', 58)]::varchar[], array['BLUE']::varchar[],
    array[null]::varchar[], array['LEFT']::varchar[],
    array[lpad(:entry::text, 32, '0')::uuid], array[:lot]::varchar[], array[null]::varchar[],
    array[0.995]::real[], array[now() - interval '61 minutes'],
    array[lpad(:exit::text, 32, '0')::uuid], array[:lot]::varchar[], array[null]::varchar[],
    array[0.995]::real[], array[now() - interval '1 minute'], array[now()],
    array['CLOSED']::varchar[], array[null]::varchar[], array[null]::varchar[],
    array[null]::varchar[], array[1]::integer[]);
insert into outbox (origin, written_at, subject, kind, body)
  select :lot, now(), * from unnest(array[md5(:plate::text)]::varchar[], array['SessionEnded']::varchar[],
    array[repeat('s', 430)]::varchar[]);
insert into passage (lot_id, received_at, device, passage_id, sequence, fingerprint, lane,
    direction, event, plate_hash, plate_sealed, colour, confidence, look, opinions, picture_sha256,
    cut_out_sha256, seen_at, session_id, verdict)
  select :lot, now(), :lot, * from unnest(array[lpad(:exit::text, 32, '0')::uuid],
    array[:second]::bigint[], array[lpad(:exit::text, 64, '0')]::varchar[],
    array['exit']::varchar[], array['OUT']::varchar[], array['PASSED']::varchar[],
    array[md5(:plate::text)]::varchar[], array[repeat('s', 58)]::varchar[], array['BLUE']::varchar[], array[0.995]::real[],
    array[null]::varchar[], array[null]::varchar[], array[null]::varchar[],
    array[null]::varchar[], array[now() - interval '1 minute'],
    array[lpad(:session::text, 32, '0')::uuid], array['LEFT']::varchar[]);
commit;
