-- Payers in order.

-- An account's payers are asked in the order of their positions. A gateway knows one payer for a
-- plate, so it is named once.
alter table payer
  add column position integer not null default 0 check (position >= 0),
  drop constraint payer_pkey,
  add primary key (account_id, gateway),
  add unique (account_id, position) deferrable initially deferred;
alter table payer alter column position drop default;
alter table gateway_entry
  drop constraint gateway_entry_pkey, add primary key (account_id, stay_id, gateway);

-- Who was asked, whether another attempt may succeed, and when it ended by our clock.
alter table attempt
  add column identity varchar,
  add column retriable boolean,
  add column ended_at timestamptz;
-- A visit that waited for its next attempt goes on waiting for it.
update attempt a
  set ended_at = made_at,
      retriable = exists (select 1 from stay s where s.account_id = a.account_id
        and s.stay_id = a.stay_id and s.collect_after is not null)
  where state = 'DECLINED';
update attempt set ended_at = made_at where state = 'SUCCEEDED';
