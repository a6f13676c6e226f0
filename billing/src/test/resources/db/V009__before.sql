-- Books as the release before V009 kept them. Account a1 was charged 1000 fen in the lot west-lake
-- and paid 1200 by slip; account a2 was charged before lots were known and owes 500.
insert into stay (account_id, stay_id, plate, colour, lot, lot_name, tariff, entered_at) values
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000091', '浙A0T001', 'BLUE',
    'west-lake', 'West Lake', 'hangzhou-road/core', '2026-11-02 10:00Z'),
  ('a0000000-0000-0000-0000-000000000002', '50000000-0000-0000-0000-000000000092', '浙A0T002', 'BLUE',
    null, 'Nowhere Road', 'hangzhou-road/core', '2026-11-03 10:00Z');
insert into posting
  (account_id, debit, credit, amount_fen, cause, stay_id, occurred_at, posted_at) values
  ('a0000000-0000-0000-0000-000000000001', 'receivable:a0000000-0000-0000-0000-000000000001',
    'income', 1000, 'charge:50000000-0000-0000-0000-000000000091:1',
    '50000000-0000-0000-0000-000000000091', '2026-11-02 11:00:00.123456Z', '2026-11-02 11:00:01Z'),
  ('a0000000-0000-0000-0000-000000000002', 'receivable:a0000000-0000-0000-0000-000000000002',
    'income', 500, 'charge:50000000-0000-0000-0000-000000000092:1',
    '50000000-0000-0000-0000-000000000092', '2026-11-03 11:00Z', '2026-11-03 11:00Z'),
  ('a0000000-0000-0000-0000-000000000001', 'cash',
    'receivable:a0000000-0000-0000-0000-000000000001', 1000, 'cash:纸条-7',
    '50000000-0000-0000-0000-000000000091', '2026-11-02 12:00Z', '2026-11-02 12:00Z'),
  ('a0000000-0000-0000-0000-000000000001', 'cash',
    'surplus:a0000000-0000-0000-0000-000000000001', 200, 'cash:纸条-7:surplus',
    '50000000-0000-0000-0000-000000000091', '2026-11-02 12:00Z', '2026-11-02 12:00Z');
