-- Everything that parking knows. Times are instants; columns name their unit last.

create table lot (
  lot_id varchar primary key,
  name varchar not null,
  name_en varchar not null,
  capacity integer not null check (capacity > 0),
  tariff varchar not null
);

create table lane (
  device varchar not null,
  lane varchar not null,
  lot_id varchar not null references lot,
  use varchar not null check (use in ('ENTRANCE', 'EXIT', 'BOTH')),
  primary key (device, lane)
);

create table account (
  account_id uuid primary key,
  plate varchar not null unique,
  colour varchar not null,
  we_chat_open_id varchar,
  first_seen_at timestamptz not null,
  bound_at timestamptz,
  check ((we_chat_open_id is null) = (bound_at is null))
);

-- One car past one camera. The verdict says what came of it.
create table passage (
  passage_id uuid primary key,
  device varchar not null,
  sequence bigint not null check (sequence > 0),
  fingerprint varchar not null,
  lane varchar not null,
  lot_id varchar not null references lot,
  direction varchar not null check (direction in ('IN', 'OUT', 'UNKNOWN')),
  plate varchar not null,
  colour varchar not null,
  confidence real not null check (confidence between 0 and 1),
  picture_sha256 varchar check (picture_sha256 ~ '^[0-9a-f]{64}$'),
  seen_at timestamptz not null,
  received_at timestamptz not null,
  verdict varchar not null,
  unique (device, sequence),
  foreign key (device, lane) references lane
);
create index passage_by_arrival on passage (received_at desc);
create index passage_by_lot on passage (lot_id, seen_at desc);

create table session (
  session_id uuid primary key,
  lot_id varchar not null references lot,
  tariff varchar not null,
  plate varchar not null check (plate <> ''),
  colour varchar not null,
  state varchar not null
    check (state in ('OPEN', 'CLOSED', 'AWAITING_REVIEW', 'ORPHAN_EXIT', 'VOIDED')),
  reason varchar not null,
  note varchar,
  entry_passage uuid references passage,
  entry_device varchar,
  entry_doubt varchar,
  entered_at timestamptz,
  exit_passage uuid references passage,
  exit_device varchar,
  exit_doubt varchar,
  left_at timestamptz,
  changed_at timestamptz not null,
  version integer not null,
  check ((entry_passage is null) = (entered_at is null)),
  check ((exit_passage is null) = (left_at is null)),
  check (left_at >= entered_at),
  check (entered_at is not null or left_at is not null),
  check (state <> 'OPEN' or left_at is null),
  check (state <> 'CLOSED' or (entered_at is not null and left_at is not null)),
  check (state <> 'ORPHAN_EXIT' or entered_at is null),
  check ((state = 'VOIDED') = (note is not null))
);
create unique index one_open_session_per_lot_and_plate
  on session (lot_id, plate) where state = 'OPEN';
create unique index a_passage_begins_one_session on session (entry_passage);
create unique index a_passage_ends_one_session on session (exit_passage);
create index session_of_car on session (lot_id, plate, changed_at desc);
create index session_by_change on session (state, changed_at desc);

-- Facts that wait to be handed on, in order for each subject. Pacing goes by the real clock.
create table outbox (
  fact_id bigint generated always as identity primary key,
  subject varchar not null,
  kind varchar not null,
  body varchar not null,
  written_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  next_try_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  set_aside_because varchar,
  check (delivered_at is null or set_aside_because is null)
);
create index outbox_waiting on outbox (subject, fact_id)
  where delivered_at is null and set_aside_because is null;
create index outbox_set_aside on outbox (fact_id) where set_aside_because is not null;
