-- What a person pays at a channel's page before it begins, such as a pass. The number of an order
-- is written down before the channel hears of it, as that of its refund is; there is at most one
-- refund, of all of it. The account is the buyer's own, and no plate stands here.
--
-- given_up_at: since when it is not wanted any more. Unpaid it is closed at the channel, and money
-- that was paid or comes later goes back.
-- token: the channel's own, with which the payer's page is opened; token_at: since when.
create table prepayment (
  account_id uuid not null,
  prepayment_id uuid not null,
  order_number varchar not null check (order_number ~ '^[0-9a-z]{1,32}$'),
  gateway varchar not null,
  client varchar not null check (client in ('BROWSER', 'PROGRAM')),
  lot varchar not null check (lot <> ''),
  lot_name varchar not null,
  name varchar not null check (name <> ''),
  name_en varchar not null check (name_en <> ''),
  amount_fen bigint not null check (amount_fen > 0),
  pay_until timestamptz not null,
  state varchar not null check (state in ('SENT', 'OPEN', 'PAID', 'CLOSED')),
  token varchar,
  token_at timestamptz,
  transaction_id varchar,
  paid_at timestamptz,
  receipt_number varchar,
  given_up_at timestamptz,
  refund_number varchar check (refund_number ~ '^[0-9a-z]{1,32}$'),
  refund_state varchar
    check (refund_state in ('PREPARED', 'SENT', 'PROCESSING', 'REFUNDED', 'DECLINED')),
  refund_id varchar,
  refunded_at timestamptz,
  message varchar,
  asked integer not null default 0 check (asked >= 0),
  asked_at timestamptz,
  made_at timestamptz not null,
  next_at timestamptz,
  primary key (account_id, prepayment_id),
  unique (account_id, order_number),
  unique (account_id, refund_number),
  check ((state = 'PAID') = (transaction_id is not null and paid_at is not null)),
  check ((refund_number is null) = (refund_state is null)),
  check (refund_number is null or state = 'PAID' and given_up_at is not null),
  check (state <> 'CLOSED' or given_up_at is not null)
);
create index prepayment_to_follow on prepayment (next_at) where next_at is not null;
create index prepayment_by_number on prepayment (gateway, order_number);
revoke delete, truncate on prepayment from current_user;

-- What the postings of an account are for: visits, and what was paid before it begins.
create view paid_for as
  select account_id, stay_id, lot, entered_at, left_at from stay
  union all
  select account_id, prepayment_id, lot, made_at, null from prepayment;

-- A posting is for a visit or a prepayment of its account, or for neither; a foreign key can say
-- only one of them.
alter table posting drop constraint posting_account_id_stay_id_fkey;
create function posting_for_something_known() returns trigger language plpgsql as $$
begin
  if new.stay_id is not null
    and not exists (select from stay s
      where s.account_id = new.account_id and s.stay_id = new.stay_id)
    and not exists (select from prepayment p
      where p.account_id = new.account_id and p.prepayment_id = new.stay_id)
  then
    raise exception 'posting_for_something_known: % is no visit and no prepayment of the account',
      new.stay_id using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger posting_for_something_known after insert on posting
  for each row execute function posting_for_something_known();
