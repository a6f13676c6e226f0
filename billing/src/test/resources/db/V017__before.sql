-- Payments as the release before V017 kept them: when the money moved stood in the journal alone.
insert into stay (account_id, stay_id, plate, colour, lot, lot_name, tariff, entered_at) values
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000171', '浙A0T001', 'BLUE',
    'west-lake', 'West Lake', 'hangzhou-road/core', '2026-11-02 10:00Z');
insert into attempt (account_id, order_number, stay_id, gateway, amount_fen, state, transaction_id,
    backing, refunded_fen, asked, made_at, ended_at) values
  ('a0000000-0000-0000-0000-000000000001', 'order1', '50000000-0000-0000-0000-000000000171', 'wechat',
    1000, 'SUCCEEDED', 't', 'PAYER', 400, 1, '2026-11-02 11:00Z', '2026-11-02 11:01Z');
insert into refund (account_id, refund_number, order_number, stay_id, gateway, amount_fen, reason,
    ordered_by, state, refund_id, asked, made_at, ended_at) values
  ('a0000000-0000-0000-0000-000000000001', 'r1', 'order1', '50000000-0000-0000-0000-000000000171',
    'wechat', 400, '停车费多收退款', 'policy', 'REFUNDED', 'r', 1, '2026-11-03 11:00Z', '2026-11-03 11:01Z');
insert into receipt (receipt_number, cause, account_id, amount_fen, issued_at) values
  ('R20261102-000001', 'capture:order1', 'a0000000-0000-0000-0000-000000000001', 1000,
    '2026-11-02 11:01Z');
