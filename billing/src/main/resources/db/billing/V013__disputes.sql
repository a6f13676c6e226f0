-- Disputes of charges, and what charges are lowered by because of them.

-- What is given back of a price out of goodwill, or because a dispute was decided so. It is kept
-- beside the income, which stays what the newest charge says.
alter table posting
  drop constraint posting_between_known_accounts,
  add constraint posting_between_known_accounts check (
    debit ~ (
      '^(cash|bank|write-off|(income|goodwill)(:[A-Za-z0-9._-]+)?'
      || '|(receivable|surplus):[0-9a-f-]{36}'
      || '|(gateway|advance|refund|fee|payable|reserve):[A-Za-z0-9._-]+)$')
    and credit ~ (
      '^(cash|bank|write-off|(income|goodwill)(:[A-Za-z0-9._-]+)?'
      || '|(receivable|surplus):[0-9a-f-]{36}'
      || '|(gateway|advance|refund|fee|payable|reserve):[A-Za-z0-9._-]+)$'));

-- What was granted for a visit. It holds for later charges of the visit, too.
-- amount_fen: null for the whole price, whatever it is.
create table relief (
  account_id uuid not null,
  stay_id uuid not null,
  cause varchar not null,
  amount_fen bigint check (amount_fen > 0),
  granted_at timestamptz not null,
  primary key (account_id, stay_id, cause),
  foreign key (account_id, stay_id) references stay
);

-- refunded_fen: by how much the price was lowered; wholly: whatever it will be.
create table dispute (
  account_id uuid not null,
  dispute_number varchar not null check (dispute_number ~ '^d[0-9a-z]{31}$'),
  stay_id uuid not null,
  lot varchar not null,
  reason varchar not null,
  state varchar not null
    check (state in ('OPENED', 'ANSWERED', 'UPHELD', 'REFUNDED', 'WITHDRAWN')),
  opened_at timestamptz not null,
  decide_by timestamptz not null check (decide_by > opened_at),
  decided_at timestamptz,
  refunded_fen bigint check (refunded_fen >= 0),
  wholly boolean,
  wrong_charge boolean,
  primary key (account_id, dispute_number),
  foreign key (account_id, stay_id) references stay,
  check ((decided_at is null) = (state in ('OPENED', 'ANSWERED'))),
  check ((state = 'REFUNDED') = (refunded_fen is not null and wholly is not null
    and wrong_charge is not null))
);
create unique index one_open_dispute_per_stay on dispute (account_id, stay_id)
  where decided_at is null;
create index dispute_to_decide on dispute (lot, decide_by) where decided_at is null;
create index dispute_by_time on dispute (lot, opened_at);

create table dispute_step (
  account_id uuid not null,
  dispute_number varchar not null,
  serial integer not null check (serial > 0),
  kind varchar not null check (kind in ('OPEN', 'ANSWER', 'UPHOLD', 'REFUND', 'WITHDRAW')),
  side varchar not null check (side in ('DRIVER', 'OPERATOR')),
  who varchar not null check (who <> ''),
  words varchar not null,
  picture_sha256 varchar check (picture_sha256 ~ '^[0-9a-f]{64}$'),
  picture_type varchar check (picture_type in ('image/jpeg', 'image/png')),
  taken_at timestamptz not null,
  primary key (account_id, dispute_number, serial),
  foreign key (account_id, dispute_number) references dispute,
  check ((picture_sha256 is null) = (picture_type is null))
);
revoke update, delete, truncate on relief, dispute_step from current_user;
revoke delete, truncate on dispute from current_user;
