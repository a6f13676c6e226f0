-- Price notices on their way from a draft to the public. Few rows, written by people: every server
-- has these tables whole.

-- A notice as it stands. What it was before, and who made it so, is in its steps.
-- lots: their names, separated by spaces.
-- follows: the newest published document of the family that its authors have seen, or empty.
create table price_notice (
  notice_id uuid primary key,
  family varchar not null,
  office varchar not null,
  lots varchar not null,
  state varchar not null
    check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN')),
  version integer not null check (version > 0),
  follows varchar not null,
  document varchar not null,
  changed_at timestamptz not null
);
create index price_notice_of_family on price_notice (family, changed_at);

-- Everything that people did with a notice, for ever. The document is kept where it was changed.
create table price_notice_step (
  notice_id uuid not null references price_notice,
  version integer not null check (version > 0),
  kind varchar not null check (kind in ('PROPOSED', 'EDITED', 'SUBMITTED', 'RETURNED', 'APPROVED',
    'PUBLISHED', 'WITHDRAWN')),
  who varchar not null check (who <> ''),
  note varchar not null,
  document varchar check ((document is not null) = (kind in ('PROPOSED', 'EDITED'))),
  taken_at timestamptz not null,
  primary key (notice_id, version)
);

-- What is published, for ever. Only a notice that has not come into force can be taken back.
create table publication (
  serial bigint generated always as identity primary key,
  notice_id uuid not null unique references price_notice,
  family varchar not null,
  effective_from date not null,
  document varchar not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index one_publication_for_a_first_day
  on publication (family, effective_from) where withdrawn_at is null;

-- What notices would change, counted over stored stays or over a week that never was.
create table price_simulation (
  simulation_id uuid primary key,
  notice_id uuid not null references price_notice,
  version integer not null,
  asked varchar not null,
  state varchar not null check (state in ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  done bigint not null check (done >= 0),
  total bigint not null check (total >= 0),
  outcome varchar,
  started_by varchar not null check (started_by <> ''),
  started_at timestamptz not null,
  heard_at timestamptz not null default clock_timestamp(),
  check ((outcome is null) = (state in ('RUNNING', 'CANCELLED')))
);
create index price_simulation_of_notice on price_simulation (notice_id, started_at);

revoke delete, truncate on price_notice, price_notice_step, publication, price_simulation
  from current_user;
revoke update on price_notice_step, publication from current_user;
grant update (withdrawn_at) on publication to current_user;
