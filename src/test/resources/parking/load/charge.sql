-- A charge for pgbench: the writes that the service makes in its tables of money for one stay of a
-- car that is paid through a gateway, in the same transactions, with nothing in between. Texts are
-- as long as the service's. A word behind a colon would be a variable, even within quotes.
select gen_random_uuid() as account, gen_random_uuid() as stay, gen_random_uuid() as charge,
  md5(random()::text) as number \gset

-- The car has entered.
begin;
insert into stay_account (stay_id, account_id, revision) values (:stay::uuid, :account::uuid, 0)
  on conflict (stay_id) do update set revision = stay_account.revision;
insert into stay (account_id, stay_id, plate_hash, plate_sealed, colour, lot, lot_name, tariff, entered_at)
  values (:account::uuid, :stay::uuid, md5('浙A00000'), repeat('s', 58), 'BLUE', 'lot-1', '停车场 1', 'hangzhou-road/core',
    now() - interval '1 hour');
insert into gateway_entry (account_id, stay_id, gateway, identity, plate_sealed, colour, lot, lot_name,
    entered_at, free_seconds, entry_number, tries, next_at)
  values (:account::uuid, :stay::uuid, 'wechat', repeat('s', 55), repeat('s', 58), 'BLUE', 'lot-1', '停车场 1',
    now() - interval '1 hour', 900, :number::text, 0, now());
end;

-- The gateway is told of it, and has answered.
update gateway_entry set tries = 1, next_at = now() + interval '30 seconds'
  where account_id = :account::uuid and stay_id = :stay::uuid and gateway = 'wechat';
update gateway_entry set entry_id = :number::text, next_at = null
  where account_id = :account::uuid and stay_id = :stay::uuid and gateway = 'wechat';

-- The car has left and is charged.
begin;
select stay_id from stay where account_id = :account::uuid and stay_id = :stay::uuid for update;
insert into charge (charge_id, account_id, stay_id, revision, amount_fen, facts, charged_at)
  values (:charge::uuid, :account::uuid, :stay::uuid, 1, 1000,
    'account=00000000-0000-0000-0000-000000000000 tariff=hangzhou-road/core entered='
    || now() || ' left=' || now() || ' vehicle=BLUE/SMALL', now());
insert into charge_line (account_id, charge_id, position, amount_fen, reason, reason_zh, rule)
  values (:account::uuid, :charge::uuid, 0, 1000,
    '2 half hours from 10.00 to 11.00 at 5.00 yuan each',
    '10.00 至 11.00 计 2 个半小时，每半小时 5.00 元', 'hangzhou-road/2014 zones core periods day');
insert into book (account_id, serial, hash)
  values (:account::uuid, 1, sha256(:number::text::bytea));
insert into posting (account_id, serial, debit, credit, amount_fen, cause, stay_id, occurred_at,
    posted_at, hash)
  values (:account::uuid, 1,
    'receivable:' || :account::uuid::text,
    'income' || ':' || 'lot-1', 1000,
    'charge:' || :stay::uuid::text || ':' || '1', :stay::uuid, now(), now(),
    sha256(:number::text::bytea));
insert into balance (account_id, stay_id, name, debits_fen, credits_fen)
  values (:account::uuid, :stay::uuid, 'receivable:' || :account::uuid::text, 1000, 0),
    (:account::uuid, :stay::uuid, 'income' || ':' || 'lot-1', 0, 1000);
update stay_account set revision = 1 where stay_id = :stay::uuid;
update stay set left_at = now(), exit_device = 'lot-1', collect_after = now()
  where account_id = :account::uuid and stay_id = :stay::uuid;
end;

-- An attempt is written down, sent, and accepted.
begin;
insert into attempt (account_id, order_number, stay_id, gateway, identity, amount_fen, state, asked,
    made_at, next_at)
  values (:account::uuid, :number::text, :stay::uuid, 'wechat', 'storm-1', 1000, 'PREPARED', 0,
    now(), now());
update stay set collect_after = null where account_id = :account::uuid and stay_id = :stay::uuid;
end;
update attempt set state = 'SENT', asked = 1, next_at = now() + interval '30 seconds'
  where account_id = :account::uuid and order_number = :number::text;
update attempt set state = 'ACCEPTED', next_at = now() + interval '60 seconds'
  where account_id = :account::uuid and order_number = :number::text;

-- The gateway tells that the money was taken.
begin;
insert into notification (gateway, notification_id, account_id, about, number, outcome, received_at)
  values ('wechat', :charge::uuid::text, :account::uuid, 'OfOrder', :number::text, 'BOOKED', now());
select stay_id from stay where account_id = :account::uuid and stay_id = :stay::uuid for update;
update attempt set state = 'SUCCEEDED', next_at = null, transaction_id = :number::text,
    backing = 'PAYER', retriable = false, ended_at = now()
  where account_id = :account::uuid and order_number = :number::text;
insert into posting (account_id, serial, debit, credit, amount_fen, cause, stay_id, occurred_at,
    posted_at, hash)
  values (:account::uuid, 2, 'gateway' || ':' || 'wechat',
    'receivable:' || :account::uuid::text, 1000,
    'capture:' || :number::text, :stay::uuid, now(), now(), sha256(:number::text::bytea));
update balance set credits_fen = credits_fen + 1000
  where account_id = :account::uuid and stay_id = :stay::uuid
    and name = 'receivable:' || :account::uuid::text;
insert into balance (account_id, stay_id, name, debits_fen, credits_fen)
  values (:account::uuid, :stay::uuid, 'gateway' || ':' || 'wechat', 1000, 0);
update book set serial = 2, hash = sha256(:charge::uuid::text::bytea)
  where account_id = :account::uuid;
insert into receipt (account_id, receipt_number, cause, amount_fen, issued_at, paid_at)
  select :account::uuid, 'R20261130-' || lpad(nextval('receipt_serial')::text, 6, '0'),
    'capture:' || :number::text, 1000, now(), now();
end;
