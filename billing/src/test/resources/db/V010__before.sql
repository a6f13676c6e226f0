-- Books as the release before V010 kept them. Account a1 has one payer. The order for stay 101 was
-- declined and another one is to follow; that for stay 102 was declined for good; that for stay 103
-- has taken the money; that for stay 104 is in flight.
insert into payer values
  ('a0000000-0000-0000-0000-000000000001', 'wechat', 'openid-1', '2026-11-01 10:00Z');
insert into stay (account_id, stay_id, plate, colour, lot, lot_name, tariff, entered_at,
    collect_after) values
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000101', '浙A0T001', 'BLUE',
    'west-lake', 'West Lake', 'hangzhou-road/core', '2026-11-02 10:00Z', '2026-11-03 10:00Z'),
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000102', '浙A0T001', 'BLUE',
    'west-lake', 'West Lake', 'hangzhou-road/core', '2026-11-03 10:00Z', null),
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000103', '浙A0T001', 'BLUE',
    'west-lake', 'West Lake', 'hangzhou-road/core', '2026-11-04 10:00Z', null),
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000104', '浙A0T001', 'BLUE',
    'west-lake', 'West Lake', 'hangzhou-road/core', '2026-11-05 10:00Z', null);
insert into gateway_entry (account_id, stay_id, gateway, entry_number, entry_id, tries, identity, plate,
    colour, lot, lot_name, entered_at, free_seconds)
  select account_id, stay_id, 'wechat', right(stay_id::text, 3), 'entry', 1, 'openid-1', plate, colour,
    lot, lot_name, entered_at, 900
  from stay;
insert into attempt (account_id, order_number, stay_id, gateway, amount_fen, state, transaction_id,
    code, message, asked, made_at, next_at)
  select account_id, 'order' || right(stay_id::text, 3), stay_id, 'wechat', 1000, state, transaction,
    code, '', 1, entered_at + interval '1 hour', next
  from stay join (values
    ('101', 'DECLINED', null, 'NOT_ENOUGH', null),
    ('102', 'DECLINED', null, 'CLOSED', null),
    ('103', 'SUCCEEDED', 't', null, null),
    ('104', 'ACCEPTED', null, null, '2026-11-05 12:00Z'::timestamptz))
    as a (stay, state, transaction, code, next) on right(stay_id::text, 3) = a.stay;
