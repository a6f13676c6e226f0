-- Each line is a question that must be answered with true when the data of V004__before.sql has
-- gone through all migrations since.
select count(*) = 9 from passage;
select count(*) = 1 from passage where lot_id = 'lake' and device = 'edge' and sequence = 3 and fingerprint = 'print-3' and session_id = '00000000-0000-0000-0000-0000000000c2';
select highest_sequence = 9 from device where lot_id = 'lake' and device = 'edge';
select count(*) = 2 from lane_state where lot_id = 'lake';
select count(*) = 1 from open_session where plate_hash = '浙A0T003' and session_id = '00000000-0000-0000-0000-0000000000c3' and entry_confidence > 0.9;
select count(*) = 5 from session;
select revision = 1 and state = 'CLOSED' from session where session_id = '00000000-0000-0000-0000-0000000000c1';
select state = 'AWAITING_REVIEW' and revision = 0 from session where session_id = '00000000-0000-0000-0000-0000000000c2';
select state = 'ORPHAN_EXIT' from session where session_id = '00000000-0000-0000-0000-0000000000c4';
select state = 'VOIDED' and note = 'a test' from session where session_id = '00000000-0000-0000-0000-0000000000c5';
select state = 'LAPSED' and left_at is null from session where session_id = '00000000-0000-0000-0000-0000000000c6';
select count(*) = 2 from outbox;
select body = '{"first":1}' from outbox where set_aside_because is null;
select set_aside_because = 'no such tariff' from outbox where body = '{"second":2}';
select count(*) = 1 from account where plate_hash = '浙A0T001' and account_id = '00000000-0000-0000-0000-0000000000a1';
