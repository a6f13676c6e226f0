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
  identity_key varchar not null check (identity_key ~ '^[0-9a-f]{64}$'),
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
  phone_key varchar not null check (phone_key ~ '^[0-9a-f]{64}$'),
  code_key varchar not null check (code_key ~ '^[0-9a-f]{64}$'),
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
