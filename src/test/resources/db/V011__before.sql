-- Rows of every table that names a plate, as the release before V011 kept them; V004__before.sql
-- made the others.
insert into permit (lot_id, permit_id, plate, kind, valid_from, note, granted_by) values
  ('lake', '00000000-0000-0000-0000-0000000000d1', '浙A0T001', 'STAFF', '2026-10-01', '', 'a clerk');
insert into phone (lot_id, token_sha256, plate, made_at) values
  ('lake', repeat('a', 64), '手机000001', '2026-10-01');
insert into presence (plate, session_id, lot_id, entered_at) values
  ('浙A0T003', '00000000-0000-0000-0000-0000000000c3', 'lake', '2026-10-01');
insert into parking_pass (lot_id, pass_id, kind_id, plate, from_day, until_day, price_fen,
    reference, note, recorded_by, recorded_at) values
  ('lake', '00000000-0000-0000-0000-0000000000d2', '00000000-0000-0000-0000-0000000000d3',
    '浙A0T001', '2026-10-01', '2026-11-01', 100, 'slip-1', '', 'a clerk', '2026-10-01');
insert into space_reply (lot_id, reply_id, plate, reply, why, is_open, capacity, open_spaces,
    quota, note, recorded_by, recorded_at) values
  ('lake', '00000000-0000-0000-0000-0000000000d4', '浙A0T001', 'REFUSED', 'FULL', true, 1, 1, 1, '',
    '', '2026-10-01'),
  ('lake', '00000000-0000-0000-0000-0000000000d5', '', 'REFUSED', 'TURNED_AWAY', true, 1, 1, 1, '',
    'a clerk', '2026-10-01');
insert into session_act (lot_id, act_id, session_id, kind, who, why, before, after, acted_at) values
  ('lake', '00000000-0000-0000-0000-0000000000d6', '00000000-0000-0000-0000-0000000000c1', 'EDIT',
    'a clerk', 'misread', '{"car":{"plate":{"text":"浙A0T002"},"colour":"BLUE"}}',
    '{"car":{"plate":{"text":"浙A0T001"},"colour":"BLUE"}}', '2026-10-02'),
  ('lake', '00000000-0000-0000-0000-0000000000d7', '00000000-0000-0000-0000-0000000000c2', 'ADD',
    'a clerk', 'seen', 'null', '{"car":{"plate":{"text":"浙A0T001"},"colour":"BLUE"}}', '2026-10-02');
update passage set opinions = '[{"reader":"one","plate":"浙A0T001"}]' where plate = '浙A0T001';
update account set payers = 'wechat openid-1', bound_at = first_seen_at where plate = '浙A0T001';
