-- Receipts as the release before V012 kept them: their numbers alone opened them.
insert into receipt (receipt_number, cause, account_id, amount_fen, issued_at) values
  ('R20261102-000001', 'cash:slip-7', 'a0000000-0000-0000-0000-000000000001', 1000, '2026-11-02 11:00Z'),
  ('R20261103-000002', 'capture:order1', 'a0000000-0000-0000-0000-000000000001', 500, '2026-11-03 11:00Z'),
  ('R20261103-000003', 'capture:order2', 'a0000000-0000-0000-0000-000000000002', 500, '2026-11-03 12:00Z');
