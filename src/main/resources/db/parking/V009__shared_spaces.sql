-- Shared spaces (错时共享): what owners offer of a lot, how much of it guests may use, who asked for a
-- space, and who gets which part of the money. Rows are only ever added: what changes something is
-- a row of its own. recorded_by and recorded_at say who wrote it down, and when.

create table space_offer (
  lot_id varchar not null,
  offer_id uuid not null,
  owner_kind varchar not null check (owner_kind in ('UNIT', 'RESIDENT', 'PROPERTY_COMPANY')),
  owner_name varchar not null check (owner_name <> ''),
  spaces integer not null check (spaces > 0),
  from_day date not null,
  until_day date,
  note varchar not null,
  recorded_by varchar not null check (recorded_by <> ''),
  recorded_at timestamptz not null,
  primary key (lot_id, offer_id),
  check (until_day > from_day)
);

-- What was decided later about an offer, a kind of passes, a pass or a lot around.
-- from_day: the first day on which an ended offer does not hold.
create table sharing_step (
  lot_id varchar not null,
  subject_id uuid not null,
  kind varchar not null check (kind in ('ACCEPTED', 'DECLINED', 'ENDED')),
  from_day date,
  note varchar not null,
  recorded_by varchar not null check (recorded_by <> ''),
  recorded_at timestamptz not null,
  primary key (lot_id, subject_id, kind)
);
create unique index one_decision_of_an_offer on sharing_step (lot_id, subject_id)
  where kind in ('ACCEPTED', 'DECLINED');

-- How many guests may be inside at once, from a moment on.
create table sharing_quota (
  lot_id varchar not null,
  quota_id uuid not null,
  cars integer not null check (cars >= 0),
  from_at timestamptz not null,
  note varchar not null,
  recorded_by varchar not null check (recorded_by <> ''),
  recorded_at timestamptz not null,
  primary key (lot_id, quota_id)
);

create table pass_kind (
  lot_id varchar not null,
  kind_id uuid not null,
  name varchar not null check (name <> ''),
  name_en varchar not null check (name_en <> ''),
  right_name varchar not null,
  price_fen bigint not null check (price_fen >= 0),
  days integer not null check (days > 0),
  most integer not null check (most > 0),
  note varchar not null,
  recorded_by varchar not null check (recorded_by <> ''),
  recorded_at timestamptz not null,
  primary key (lot_id, kind_id)
);

-- reference: the number of the payment by hand; it pays for one pass.
-- The permit that gives the right has the same name as the pass.
create table parking_pass (
  lot_id varchar not null,
  pass_id uuid not null,
  kind_id uuid not null,
  plate varchar not null check (plate <> ''),
  from_day date not null,
  until_day date not null,
  price_fen bigint not null check (price_fen >= 0),
  reference varchar not null check (reference <> ''),
  note varchar not null,
  recorded_by varchar not null check (recorded_by <> ''),
  recorded_at timestamptz not null,
  primary key (lot_id, pass_id),
  unique (lot_id, reference),
  check (until_day > from_day)
);
create index parking_pass_by_end on parking_pass (lot_id, until_day);
create index parking_pass_by_sale on parking_pass (lot_id, recorded_at);

-- What drivers were told who asked for a space, with the figures of that moment.
-- plate: empty where somebody was turned away whose plate nobody noted.
-- free: spaces for this car; unknown while a lane is silent. recorded_by: empty for a driver.
create table space_reply (
  lot_id varchar not null,
  reply_id uuid not null,
  plate varchar not null,
  colour varchar,
  reply varchar not null check (reply in ('GRANTED', 'REFUSED')),
  why varchar check (why in ('NOT_OPEN', 'BLOCKED', 'UNKNOWN', 'FULL', 'TURNED_AWAY')),
  held_until timestamptz,
  is_open boolean not null,
  capacity integer not null,
  open_spaces integer not null,
  quota integer not null,
  inside integer,
  owners_inside integer,
  guests_inside integer,
  kept_for_owners integer,
  kept_for_passes integer,
  kept_for_requests integer,
  free integer,
  note varchar not null,
  recorded_by varchar not null,
  recorded_at timestamptz not null,
  primary key (lot_id, reply_id),
  check ((reply = 'GRANTED') = (held_until is not null)),
  check ((reply = 'REFUSED') = (why is not null))
);
create index space_reply_by_time on space_reply (lot_id, recorded_at);

-- The lots around one whose price must not be above theirs: another lot here, or a place outside
-- with a name and the tariff that is charged there.
-- is_government: empty where the notice's own form says whether the government sets the price.
create table lot_around (
  lot_id varchar not null,
  entry_id uuid not null,
  around_id varchar,
  name varchar,
  tariff varchar,
  metres integer not null check (metres >= 0),
  on_foot boolean not null,
  is_government boolean,
  note varchar not null,
  recorded_by varchar not null check (recorded_by <> ''),
  recorded_at timestamptz not null,
  primary key (lot_id, entry_id),
  check ((around_id is null) = (name is not null) and (around_id is null) = (tariff is not null)),
  check (around_id <> lot_id)
);

-- Who gets which part of the money, from a day on until a later contract takes its place.
create table split_contract (
  lot_id varchar not null,
  contract_id uuid not null,
  from_day date not null,
  note varchar not null,
  recorded_by varchar not null check (recorded_by <> ''),
  recorded_at timestamptz not null,
  primary key (lot_id, contract_id)
);
create table split_party (
  lot_id varchar not null,
  contract_id uuid not null,
  place integer not null,
  kind varchar not null
    check (kind in ('OWNER', 'PROPERTY_COMPANY', 'PLATFORM', 'STREET_OFFICE')),
  name varchar not null check (name <> ''),
  weight bigint not null check (weight > 0),
  primary key (lot_id, contract_id, place),
  unique (lot_id, contract_id, name)
);

revoke update, delete, truncate on space_offer, sharing_step, sharing_quota, pass_kind,
  parking_pass, space_reply, lot_around, split_contract, split_party from current_user;
