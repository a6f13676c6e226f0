-- A journal as the release before V013 kept it, with every kind of account that there was.
insert into stay (account_id, stay_id, plate, colour, lot, lot_name, tariff, entered_at) values
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000131', '浙A0T001', 'BLUE',
    'west-lake', 'West Lake', 'hangzhou-road/core', '2026-11-02 10:00Z');
insert into posting (account_id, serial, debit, credit, amount_fen, cause, stay_id, occurred_at,
    posted_at, hash)
  select 'a0000000-0000-0000-0000-000000000001', row_number() over (), debit, credit, 100,
    debit || ' ' || credit, '50000000-0000-0000-0000-000000000131', '2026-11-02 11:00Z',
    '2026-11-02 11:00Z', sha256(convert_to(debit || credit, 'UTF8'))
  from (values
    ('receivable:a0000000-0000-0000-0000-000000000001', 'income'),
    ('receivable:a0000000-0000-0000-0000-000000000001', 'income:west-lake'),
    ('cash', 'receivable:a0000000-0000-0000-0000-000000000001'),
    ('bank', 'surplus:a0000000-0000-0000-0000-000000000001'),
    ('write-off', 'receivable:a0000000-0000-0000-0000-000000000001'),
    ('gateway:wechat', 'advance:wechat'),
    ('fee:wechat', 'refund:wechat'),
    ('payable:owner', 'reserve:owner')) as p (debit, credit);
