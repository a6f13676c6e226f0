-- What a service of the second schema version may have stored: a visit that is over, one that goes
-- on, one that waits for a person, an exit without an entry, one that was dismissed; and facts.
insert into lot (lot_id, name, name_en, capacity, tariff) values
  ('lake', '湖', 'Lake', 60, 'hangzhou-road/core');
insert into lane (device, lane, lot_id, use) values
  ('edge', 'entrance', 'lake', 'ENTRANCE'), ('edge', 'exit', 'lake', 'EXIT');
insert into account (account_id, plate, colour, first_seen_at) values
  ('00000000-0000-0000-0000-0000000000a1', '浙A0T001', 'BLUE', '2026-09-30 10:00:00+00');
insert into passage (passage_id, device, sequence, fingerprint, lane, lot_id, direction, plate,
    colour, confidence, seen_at, received_at, verdict)
  select ('00000000-0000-0000-0000-0000000000b' || n)::uuid, 'edge', n, 'print-' || n,
    case when n % 2 = 1 then 'entrance' else 'exit' end, 'lake',
    case when n % 2 = 1 then 'IN' else 'OUT' end, '浙A0T00' || (n + 1) / 2, 'BLUE', 0.99,
    timestamptz '2026-09-30 12:00:00+00' + n * interval '6 hours',
    timestamptz '2026-09-30 12:00:01+00' + n * interval '6 hours', 'X'
  from generate_series(1, 9) n;
insert into session (session_id, lot_id, tariff, plate, colour, state, reason, note, entry_passage,
    entry_device, entered_at, exit_passage, exit_device, left_at, changed_at, version) values
  ('00000000-0000-0000-0000-0000000000c1', 'lake', 'hangzhou-road/core', '浙A0T001', 'BLUE',
    'CLOSED', 'LEFT', null, '00000000-0000-0000-0000-0000000000b1', 'edge',
    '2026-09-30 18:00:00+00', '00000000-0000-0000-0000-0000000000b2', 'edge',
    '2026-10-01 00:00:00+00', '2026-10-01 00:00:01+00', 1),
  ('00000000-0000-0000-0000-0000000000c2', 'lake', 'hangzhou-road/core', '浙A0T002', 'BLUE',
    'AWAITING_REVIEW', 'LOW_CONFIDENCE', null, '00000000-0000-0000-0000-0000000000b3', 'edge',
    '2026-10-01 06:00:00+00', '00000000-0000-0000-0000-0000000000b4', 'edge',
    '2026-10-01 12:00:00+00', '2026-10-01 12:00:01+00', 1),
  ('00000000-0000-0000-0000-0000000000c3', 'lake', 'hangzhou-road/core', '浙A0T003', 'BLUE',
    'OPEN', 'ENTERED', null, '00000000-0000-0000-0000-0000000000b5', 'edge',
    '2026-10-01 18:00:00+00', null, null, null, '2026-10-01 18:00:01+00', 0),
  ('00000000-0000-0000-0000-0000000000c4', 'lake', 'hangzhou-road/core', '浙A0T004', 'BLUE',
    'ORPHAN_EXIT', 'ORPHAN_EXIT', null, null, null, null,
    '00000000-0000-0000-0000-0000000000b8', 'edge', '2026-10-02 12:00:00+00',
    '2026-10-02 12:00:01+00', 0),
  ('00000000-0000-0000-0000-0000000000c5', 'lake', 'hangzhou-road/core', '浙A0T004', 'BLUE',
    'VOIDED', 'DISMISSED', 'a test', '00000000-0000-0000-0000-0000000000b7', 'edge',
    '2026-10-02 06:00:00+00', null, null, null, '2026-10-03 06:00:00+00', 1),
  ('00000000-0000-0000-0000-0000000000c6', 'lake', 'hangzhou-road/core', '浙A0T005', 'BLUE',
    'AWAITING_REVIEW', 'ENTERED_AGAIN', null, '00000000-0000-0000-0000-0000000000b9', 'edge',
    '2026-10-02 18:00:00+00', null, null, null, '2026-10-02 18:00:01+00', 1);
insert into outbox (subject, kind, body, written_at, delivered_at, set_aside_because) values
  ('浙A0T001', 'SessionBegan', '{}', '2026-10-01 00:00:00+00', '2026-10-01 00:00:01+00', null),
  ('浙A0T001', 'SessionEnded', '{"first":1}', '2026-10-01 00:00:02+00', null, null),
  ('浙A0T001', 'SessionEnded', '{"second":2}', '2026-10-01 00:00:03+00', null, 'no such tariff');
