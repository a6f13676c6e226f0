-- Books as the release before V003 kept them. Account a1 paid by slip what it owed for stay 51, and
-- through the gateway for stay 52. Stay 53 was charged to a1 and then found to be a2's, whose order
-- is in flight. Stay 54 has begun.
insert into payer values
  ('a0000000-0000-0000-0000-000000000001', 'wechat', 'openid-1', '2026-11-01'),
  ('a0000000-0000-0000-0000-000000000002', 'wechat', 'openid-2', '2026-11-01');
insert into stay (stay_id, account_id, plate, colour, lot_name, tariff, entered_at, left_at,
    exit_device, collect_after, note) values
  ('50000000-0000-0000-0000-000000000051', 'a0000000-0000-0000-0000-000000000001', '浙A0T001', 'BLUE',
    'Nowhere Road', 'hangzhou-road/core', '2026-11-02 10:00Z', '2026-11-02 11:00Z', 'exit-1', null, null),
  ('50000000-0000-0000-0000-000000000052', 'a0000000-0000-0000-0000-000000000001', '浙A0T001', 'BLUE',
    'Nowhere Road', 'hangzhou-road/core', '2026-11-03 10:00Z', '2026-11-03 11:00Z', 'exit-1', null, null),
  ('50000000-0000-0000-0000-000000000053', 'a0000000-0000-0000-0000-000000000002', '浙A0T002', 'BLUE',
    'Nowhere Road', 'hangzhou-road/core', '2026-11-04 10:00Z', '2026-11-04 11:00Z', 'exit-1', null, null),
  ('50000000-0000-0000-0000-000000000054', 'a0000000-0000-0000-0000-000000000002', '浙A0T002', 'BLUE',
    'Nowhere Road', 'hangzhou-road/core', '2026-11-05 10:00Z', null, null, null, null);
insert into gateway_entry (stay_id, gateway, entry_id, tries, identity, plate, colour, lot_name,
    entered_at, free_seconds)
  select s.stay_id, 'wechat', 'entry-' || right(s.stay_id::text, 2), 1, p.identity, s.plate, s.colour,
    s.lot_name, s.entered_at, 900
  from stay s join payer p using (account_id);
insert into charge values
  ('c0000000-0000-0000-0000-000000000511', '50000000-0000-0000-0000-000000000051', 1, 1000,
    'account=a0000000-0000-0000-0000-000000000001 tariff=hangzhou-road/core', '2026-11-02 11:00Z'),
  ('c0000000-0000-0000-0000-000000000521', '50000000-0000-0000-0000-000000000052', 1, 1000,
    'account=a0000000-0000-0000-0000-000000000001 tariff=hangzhou-road/core', '2026-11-03 11:00Z'),
  ('c0000000-0000-0000-0000-000000000531', '50000000-0000-0000-0000-000000000053', 1, 1000,
    'account=a0000000-0000-0000-0000-000000000001 tariff=hangzhou-road/core', '2026-11-04 11:00Z'),
  ('c0000000-0000-0000-0000-000000000532', '50000000-0000-0000-0000-000000000053', 2, 1000,
    'account=a0000000-0000-0000-0000-000000000002 tariff=hangzhou-road/core', '2026-11-04 12:00Z');
insert into charge_line select charge_id, 0, 1000, 'an hour', '一小时' from charge;
insert into posting (debit, credit, amount_fen, cause, stay_id, posted_at, occurred_at) values
  ('receivable:a0000000-0000-0000-0000-000000000001', 'income', 1000,
    'charge:50000000-0000-0000-0000-000000000051:1', '50000000-0000-0000-0000-000000000051', now(), now()),
  ('cash', 'receivable:a0000000-0000-0000-0000-000000000001', 1000,
    'cash:slip-7:50000000-0000-0000-0000-000000000051', '50000000-0000-0000-0000-000000000051', now(), now()),
  ('receivable:a0000000-0000-0000-0000-000000000001', 'income', 1000,
    'charge:50000000-0000-0000-0000-000000000052:1', '50000000-0000-0000-0000-000000000052', now(), now()),
  ('gateway:wechat', 'receivable:a0000000-0000-0000-0000-000000000001', 1000,
    'capture:0123456789abcdef0123456789abcd52', '50000000-0000-0000-0000-000000000052', now(), now()),
  ('receivable:a0000000-0000-0000-0000-000000000001', 'income', 1000,
    'charge:50000000-0000-0000-0000-000000000053:1', '50000000-0000-0000-0000-000000000053', now(), now()),
  ('income', 'receivable:a0000000-0000-0000-0000-000000000001', 1000,
    'undo:50000000-0000-0000-0000-000000000053:2', '50000000-0000-0000-0000-000000000053', now(), now()),
  ('receivable:a0000000-0000-0000-0000-000000000002', 'income', 1000,
    'charge:50000000-0000-0000-0000-000000000053:2', '50000000-0000-0000-0000-000000000053', now(), now());
insert into attempt (order_number, stay_id, gateway, amount_fen, state, transaction_id, asked, made_at,
    next_at) values
  ('0123456789abcdef0123456789abcd52', '50000000-0000-0000-0000-000000000052', 'wechat', 1000,
    'SUCCEEDED', 't', 1, now(), null),
  ('0123456789abcdef0123456789abcd53', '50000000-0000-0000-0000-000000000053', 'wechat', 1000,
    'ACCEPTED', null, 1, now(), '2026-11-04 13:00Z');
insert into receipt values
  ('R20261102-000001', 'cash:slip-7', 'a0000000-0000-0000-0000-000000000001', 1000, now()),
  ('R20261103-000002', 'capture:0123456789abcdef0123456789abcd52',
    'a0000000-0000-0000-0000-000000000001', 1000, now());
