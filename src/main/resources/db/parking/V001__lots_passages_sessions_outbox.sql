-- Everything that parking knows. Times are instants; columns name their unit last.

create table lot (
  lot_id text primary key,
  name text not null,
  name_en text not null,
  capacity integer not null check (capacity > 0),
  tariff text not null
);

create table lane (
  device text not null,
  lane text not null,
  lot_id text not null references lot,
  use text not null check (use in ('ENTRANCE', 'EXIT', 'BOTH')),
  primary key (device, lane)
);

create table account (
  account_id uuid primary key,
  plate text not null unique,
  colour text not null,
  we_chat_open_id text,
  first_seen_at timestamptz not null,
  bound_at timestamptz,
  check ((we_chat_open_id is null) = (bound_at is null))
);

-- One car past one camera. The verdict says what came of it.
create table passage (
  passage_id uuid primary key,
  device text not null,
  sequence bigint not null check (sequence > 0),
  fingerprint text not null,
  lane text not null,
  lot_id text not null references lot,
  direction text not null check (direction in ('IN', 'OUT', 'UNKNOWN')),
  plate text not null,
  colour text not null,
  confidence real not null check (confidence between 0 and 1),
  picture_sha256 text check (picture_sha256 ~ '^[0-9a-f]{64}$'),
  seen_at timestamptz not null,
  received_at timestamptz not null,
  verdict text not null,
  unique (device, sequence),
  foreign key (device, lane) references lane
);
create index passage_by_arrival on passage (received_at desc);
create index passage_by_lot on passage (lot_id, seen_at desc);

create table session (
  session_id uuid primary key,
  lot_id text not null references lot,
  tariff text not null,
  plate text not null check (plate <> ''),
  colour text not null,
  state text not null
    check (state in ('OPEN', 'CLOSED', 'AWAITING_REVIEW', 'ORPHAN_EXIT', 'VOIDED')),
  reason text not null,
  note text,
  entry_passage uuid references passage,
  entry_device text,
  entry_doubt text,
  entered_at timestamptz,
  exit_passage uuid references passage,
  exit_device text,
  exit_doubt text,
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
  subject text not null,
  kind text not null,
  body text not null,
  written_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  next_try_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  set_aside_because text,
  check (delivered_at is null or set_aside_because is null)
);
create index outbox_waiting on outbox (subject, fact_id)
  where delivered_at is null and set_aside_because is null;
create index outbox_set_aside on outbox (fact_id) where set_aside_because is not null;
