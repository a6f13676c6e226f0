-- Who works here. A person is never deleted: what was done is written down under staff_id.
create table staff (
  staff_id varchar primary key,
  name varchar not null,
  roles varchar[] not null check (cardinality(roles) > 0),
  office_id varchar,
  operator_id varchar,
  lots varchar[] not null,
  whole_city boolean not null,
  issuer varchar not null,
  subject varchar not null,
  -- Tokens issued before are worth nothing any more.
  tokens_from timestamptz not null,
  disabled_at timestamptz,
  unique (issuer, subject)
);

-- What administrators did to whom, and why.
create table staff_act (
  act_id uuid primary key,
  staff_id varchar not null,
  done_at timestamptz not null,
  done_by varchar not null,
  kind varchar not null,
  said varchar not null
);
create index staff_act_of_person on staff_act (staff_id, done_at);

-- Passwords of the embedded issuer, as hashes.
create table staff_password (
  staff_id varchar primary key,
  hash varchar not null,
  -- A password that somebody else has seen opens nothing but the change of it.
  one_time boolean not null,
  failures int not null check (failures >= 0),
  tried_at timestamptz not null
);

-- Codes and refresh tokens of the embedded issuer, by their hashes; each is taken once.
create table staff_grant (
  grant_hash varchar primary key,
  kind varchar not null check (kind in ('CODE', 'REFRESH')),
  -- All that came from one log-in; it ends as a whole when one of them is shown twice.
  login_id uuid not null,
  staff_id varchar not null,
  -- Of a code: where it was sent to, and the challenge of whoever asked for it.
  redirect_uri varchar,
  challenge varchar,
  nonce varchar,
  begun_at timestamptz not null,
  ends_at timestamptz not null,
  taken_at timestamptz
);
create index staff_grant_of_login on staff_grant (login_id);
create index staff_grant_of_person on staff_grant (staff_id);
