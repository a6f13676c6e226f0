-- Payers in order, what a driver confirms first, money that goes back, and what gateways announced.

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

-- Who was asked, whether another attempt may succeed, whose money came, when it ended by our clock,
-- and how much of it is going back or went back: never more than was taken.
alter table attempt
  add column identity varchar,
  add column retriable boolean,
  add column backing varchar check (backing in ('PAYER', 'ADVANCED', 'REPAID')),
  add column ended_at timestamptz,
  add column refunded_fen bigint not null default 0,
  add constraint attempt_gives_back_at_most_what_it_took check (
    refunded_fen = 0 or state = 'SUCCEEDED' and refunded_fen between 0 and amount_fen);
-- A visit that waited for its next attempt goes on waiting for it.
update attempt a
  set ended_at = made_at,
      retriable = exists (select 1 from stay s where s.account_id = a.account_id
        and s.stay_id = a.stay_id and s.collect_after is not null)
  where state = 'DECLINED';
update attempt set ended_at = made_at, backing = 'PAYER' where state = 'SUCCEEDED';

-- What a visit's driver is asked to confirm before anything is ordered; null when nothing is.
alter table stay add column asked_fen bigint check (asked_fen > 0);
create table confirmation (
  account_id uuid not null,
  stay_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  who varchar not null check (who <> ''),
  confirmed_at timestamptz not null,
  primary key (account_id, stay_id, amount_fen),
  foreign key (account_id, stay_id) references stay
);

-- Money that goes back through the gateway that took it, written down before the gateway hears of
-- it.
create table refund (
  account_id uuid not null,
  refund_number varchar not null check (refund_number ~ '^[0-9a-z]{1,32}$'),
  order_number varchar not null,
  stay_id uuid not null,
  gateway varchar not null,
  amount_fen bigint not null check (amount_fen > 0),
  reason varchar not null check (reason <> ''),
  ordered_by varchar not null check (ordered_by <> ''),
  state varchar not null
    check (state in ('PREPARED', 'SENT', 'PROCESSING', 'UNKNOWN', 'REFUNDED', 'DECLINED')),
  refund_id varchar,
  code varchar,
  message varchar,
  retriable boolean,
  asked integer not null check (asked >= 0),
  made_at timestamptz not null,
  next_at timestamptz,
  ended_at timestamptz,
  primary key (account_id, refund_number),
  foreign key (account_id, order_number) references attempt,
  foreign key (account_id, stay_id) references stay,
  check ((next_at is null) = (state in ('REFUNDED', 'DECLINED')))
);
create index refund_to_follow on refund (next_at) where next_at is not null;
create index refund_of_stay on refund (account_id, stay_id);

-- Money that a person gave back, by the person's own number; slip says that it is used once.
create table given_back (
  account_id uuid not null,
  reference varchar not null,
  stay_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  kind varchar not null check (kind in ('CASH', 'TRANSFER')),
  who varchar not null check (who <> ''),
  given_at timestamptz not null,
  primary key (account_id, reference),
  foreign key (account_id, stay_id) references stay
);

-- Every true notification once, and what came of it.
create table notification (
  gateway varchar not null,
  notification_id varchar not null,
  account_id uuid,
  about varchar not null,
  number varchar,
  outcome varchar not null
    check (outcome in ('HEARD', 'BOOKED', 'NOTHING_NEW', 'NO_SUCH_NUMBER', 'CONTRADICTS')),
  words varchar,
  received_at timestamptz not null,
  primary key (gateway, notification_id)
);
create index notification_for_a_person on notification (received_at)
  where outcome in ('NO_SUCH_NUMBER', 'CONTRADICTS');

revoke update, delete, truncate on confirmation, given_back from current_user;
revoke delete, truncate on refund, notification from current_user;
