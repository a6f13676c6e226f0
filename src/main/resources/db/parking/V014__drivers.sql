-- People who drive, how they log in, and what they have agreed to. Phones and the platforms' names
-- of people are sealed; they are found by a keyed hash.

create table driver (
  driver_id uuid not null,
  since timestamptz not null,
  language varchar not null default 'zh' check (language in ('zh', 'en')),
  large_text boolean not null default false,
  erased_at timestamptz,
  primary key (driver_id)
);

-- One way in belongs to one driver. shown is masked.
create table driver_way (
  identity_key varchar not null check (identity_key ~ '^[0-9a-f]{32}$'),
  driver_id uuid not null,
  way varchar not null check (way in ('wechat', 'alipay', 'phone')),
  identity_sealed varchar not null,
  shown varchar not null,
  since timestamptz not null,
  primary key (identity_key)
);
create index driver_way_of_driver on driver_way (driver_id);

-- The newest code of a phone; day_began and sent_today limit how many are sent.
create table driver_code (
  phone_key varchar not null check (phone_key ~ '^[0-9a-f]{32}$'),
  code_key varchar not null check (code_key ~ '^[0-9a-f]{32}$'),
  sent_at timestamptz not null,
  again_at timestamptz not null,
  ends_at timestamptz not null,
  tries_left integer not null check (tries_left >= 0),
  sent_today integer not null check (sent_today > 0),
  day_began timestamptz not null,
  primary key (phone_key)
);

-- Of a token only a hash is kept.
create table driver_session (
  token_sha256 varchar not null check (token_sha256 ~ '^[0-9a-f]{64}$'),
  session_id uuid not null,
  driver_id uuid not null,
  way varchar not null check (way in ('wechat', 'alipay', 'phone')),
  began_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (token_sha256)
);
create index driver_session_of_driver on driver_session (driver_id);

-- Rows are only added; the newest one of a driver counts.
create table driver_consent (
  driver_id uuid not null,
  consent_id uuid not null,
  version varchar not null,
  act varchar not null check (act in ('GIVEN', 'WITHDRAWN')),
  acted_at timestamptz not null,
  primary key (driver_id, consent_id)
);

-- Whose plate it is. Plates are sealed and found by a keyed hash. One driver pays for a plate; the
-- others use it, too. What happened to a car before bound_at is none of the driver's.
create table driver_plate (
  plate_key varchar not null check (plate_key ~ '^[0-9a-f]{32}$'),
  plate_id uuid not null,
  driver_id uuid not null,
  plate_sealed varchar not null,
  colour varchar not null,
  nickname varchar not null default '',
  is_main boolean not null default false,
  role varchar not null check (role in ('PAYER', 'CO_USER')),
  proven_by varchar not null,
  channels varchar not null default '',
  ask_above_fen bigint check (ask_above_fen >= 0),
  bound_at timestamptz not null,
  ended_at timestamptz,
  primary key (plate_key, plate_id),
  check (ended_at >= bound_at)
);
create unique index one_payer_of_a_plate on driver_plate (plate_key)
  where role = 'PAYER' and ended_at is null;
create unique index a_driver_has_a_plate_once on driver_plate (plate_key, driver_id)
  where ended_at is null;
create index driver_plate_of_driver on driver_plate (driver_id) where ended_at is null;

-- A driver who has yet to show that a plate is theirs.
create table plate_binding (
  plate_key varchar not null check (plate_key ~ '^[0-9a-f]{32}$'),
  binding_id uuid not null,
  driver_id uuid not null,
  plate_sealed varchar not null,
  colour varchar not null,
  nickname varchar not null,
  state varchar not null check (state in ('OPEN', 'BOUND', 'ENDED')),
  offers_code boolean not null,
  code_tries integer not null check (code_tries >= 0),
  stay_tries integer not null check (stay_tries >= 0),
  stay_lot varchar,
  stay_entered_at timestamptz,
  round integer not null default 0 check (round >= 0),
  made_at timestamptz not null,
  ends_at timestamptz not null,
  bound_as uuid,
  primary key (plate_key, binding_id),
  check (state <> 'BOUND' or bound_as is not null),
  check ((stay_lot is null) = (stay_entered_at is null))
);
create index plate_binding_of_driver on plate_binding (driver_id, made_at);

-- A code with which one more driver may use a plate; only a keyed hash is kept.
create table plate_invitation (
  code_key varchar not null check (code_key ~ '^[0-9a-f]{32}$'),
  plate_key varchar not null,
  plate_id uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (code_key)
);

-- Two drivers say that a plate is theirs.
create table plate_contest (
  plate_key varchar not null check (plate_key ~ '^[0-9a-f]{32}$'),
  contest_id uuid not null,
  plate_sealed varchar not null,
  colour varchar not null,
  challenger uuid not null,
  holder uuid not null,
  state varchar not null check (state in ('OPEN', 'WON', 'LOST', 'WITHDRAWN')),
  shows_licence boolean not null,
  opened_at timestamptz not null,
  answer_until timestamptz not null,
  decide_until timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  primary key (plate_key, contest_id),
  check ((state = 'OPEN') = (ended_at is null))
);
create unique index one_contest_of_a_plate on plate_contest (plate_key) where state = 'OPEN';
create index plate_contest_of_challenger on plate_contest (challenger);
create index plate_contest_of_holder on plate_contest (holder);
create index plate_contest_open on plate_contest (opened_at) where state = 'OPEN';

-- What was said and done in a contest; rows are only added.
create table plate_contest_step (
  contest_id uuid not null,
  step_id uuid not null,
  side varchar not null check (side in ('CHALLENGER', 'HOLDER', 'REVIEWER', 'CLOCK')),
  who varchar not null,
  words varchar not null,
  picture_sha256 varchar check (picture_sha256 ~ '^[0-9a-f]{64}$'),
  media_type varchar,
  acted_at timestamptz not null,
  primary key (contest_id, step_id),
  check ((picture_sha256 is null) = (media_type is null))
);

-- What a driver asked for once, so that the same again gets the first answer again.
create table driver_request (
  driver_id uuid not null,
  request_id uuid not null,
  door varchar not null,
  fingerprint varchar not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  status integer,
  answer_sealed varchar,
  made_at timestamptz not null,
  primary key (driver_id, request_id)
);
