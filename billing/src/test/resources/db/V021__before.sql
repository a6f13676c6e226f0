-- Books as the release before V021 kept them: plates, payers and addresses can be read.
insert into payer (account_id, gateway, identity, position, bound_at) values
  ('a0000000-0000-0000-0000-000000000001', 'wechat', 'openid-1', 0, '2026-11-01 00:00Z');
insert into stay (account_id, stay_id, plate, colour, lot, lot_name, tariff, entered_at) values
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000211', '浙A0T001', 'BLUE',
    'west-lake', 'West Lake', 'hangzhou-road/core', '2026-11-02 10:00Z');
insert into gateway_entry (account_id, stay_id, gateway, entry_number, tries, identity, plate,
    colour, lot_name, entered_at, free_seconds) values
  ('a0000000-0000-0000-0000-000000000001', '50000000-0000-0000-0000-000000000211', 'wechat',
    'e1', 1, 'openid-1', '浙A0T001', 'BLUE', 'West Lake', '2026-11-02 10:00Z', 0);
insert into contact values
  ('a0000000-0000-0000-0000-000000000001', 'sms', '13800000000', '2026-11-02 10:00Z');
