-- Everything that billing knows. Amounts are fen; what is owed is a balance, never a flag.

create table payer (
  account_id uuid primary key,
  gateway varchar not null,
  identity varchar not null,
  bound_at timestamptz not null
);

create table stay (
  stay_id uuid primary key,
  account_id uuid not null,
  plate varchar not null,
  colour varchar not null,
  lot_name varchar not null,
  tariff varchar not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  exit_device varchar,
  collect_after timestamptz,
  note varchar
);
create index stay_of_account on stay (account_id);
create index stay_to_collect on stay (collect_after) where collect_after is not null;

create table gateway_entry (
  stay_id uuid primary key references stay,
  gateway varchar not null,
  entry_id varchar,
  blocked_because varchar,
  tries integer not null check (tries >= 0),
  next_at timestamptz,
  check (entry_id is null or blocked_because is null)
);
create index gateway_entry_to_tell on gateway_entry (next_at) where next_at is not null;

create table charge (
  charge_id uuid primary key,
  stay_id uuid not null references stay,
  revision integer not null check (revision > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  facts varchar not null,
  charged_at timestamptz not null,
  unique (stay_id, revision)
);

create table charge_line (
  charge_id uuid not null references charge,
  position integer not null,
  amount_fen bigint not null check (amount_fen >= 0),
  reason varchar not null,
  reason_zh varchar not null,
  primary key (charge_id, position)
);

create table posting (
  posting_id bigint generated always as identity primary key,
  debit varchar not null,
  credit varchar not null,
  amount_fen bigint not null check (amount_fen > 0),
  cause varchar not null unique,
  stay_id uuid not null references stay,
  posted_at timestamptz not null,
  check (debit <> credit)
);
create index posting_debit on posting (debit);
create index posting_credit on posting (credit);
create index posting_of_stay on posting (stay_id);

create table attempt (
  order_number varchar primary key check (order_number ~ '^[0-9A-Za-z]{1,32}$'),
  stay_id uuid not null references stay,
  gateway varchar not null,
  amount_fen bigint not null check (amount_fen > 0),
  state varchar not null
    check (state in ('PREPARED', 'SENT', 'ACCEPTED', 'UNKNOWN', 'SUCCEEDED', 'DECLINED')),
  transaction_id varchar,
  code varchar,
  message varchar,
  asked integer not null check (asked >= 0),
  made_at timestamptz not null,
  next_at timestamptz,
  check ((next_at is null) = (state in ('SUCCEEDED', 'DECLINED')))
);
create index attempt_to_follow on attempt (next_at) where next_at is not null;
create unique index one_attempt_in_flight_per_stay
  on attempt (stay_id) where next_at is not null;

create sequence receipt_serial;
create table receipt (
  receipt_number varchar primary key,
  cause varchar not null unique,
  account_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  issued_at timestamptz not null
);
