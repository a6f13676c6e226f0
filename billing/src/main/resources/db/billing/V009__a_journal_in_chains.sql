-- The journal in chains, and running totals beside it.

-- Accounts that no visit stands behind, too: banks, fees, what is owed to operators. What a visit
-- earned is kept by its lot.
grant update on posting to current_user;
alter table posting
  drop constraint posting_between_known_accounts,
  drop constraint posting_in_the_books_of_its_account,
  alter column stay_id drop not null;
update posting p set
    debit = case when p.debit = 'income' then 'income:' || s.lot else p.debit end,
    credit = case when p.credit = 'income' then 'income:' || s.lot else p.credit end
  from stay s
  where s.account_id = p.account_id and s.stay_id = p.stay_id and s.lot <> ''
    and 'income' in (p.debit, p.credit);
alter table posting
  add constraint posting_between_known_accounts check (
    debit ~ (
      '^(cash|bank|write-off|income(:[A-Za-z0-9._-]+)?|(receivable|surplus):[0-9a-f-]{36}'
      || '|(gateway|advance|refund|fee|payable|reserve):[A-Za-z0-9._-]+)$')
    and credit ~ (
      '^(cash|bank|write-off|income(:[A-Za-z0-9._-]+)?|(receivable|surplus):[0-9a-f-]{36}'
      || '|(gateway|advance|refund|fee|payable|reserve):[A-Za-z0-9._-]+)$')),
  -- What a driver owes or has paid too much stands in the driver's own books, and with a visit.
  add constraint posting_in_the_books_of_its_account check (
    (debit !~ '^(receivable|surplus):'
      or split_part(debit, ':', 2) = account_id::text and stay_id is not null)
    and (credit !~ '^(receivable|surplus):'
      or split_part(credit, ':', 2) = account_id::text and stay_id is not null));

-- Each account's postings are numbered from 1, and each is sealed by a hash over itself and the
-- hash before it: none can be changed, taken out or put between without every later hash showing.
-- The text that is hashed is told by billing.ledger.Chain.
alter table posting add column serial bigint, add column hash bytea;
create table book (
  account_id uuid primary key,
  serial bigint not null check (serial >= 0),
  hash bytea not null check (octet_length(hash) in (0, 32))
);
do $$
declare
  p record;
  last uuid;
  n bigint;
  h bytea;
begin
  for p in select * from posting order by account_id, posting_id loop
    if last is distinct from p.account_id then
      last := p.account_id;
      n := 0;
      h := '';
    end if;
    n := n + 1;
    h := sha256(h || convert_to(concat_ws('|', p.account_id, n, p.debit, p.credit, p.amount_fen,
      coalesce(p.stay_id::text, ''), (extract(epoch from p.occurred_at) * 1000000)::bigint,
      (extract(epoch from p.posted_at) * 1000000)::bigint, p.cause), 'UTF8'));
    update posting set serial = n, hash = h
      where account_id = p.account_id and posting_id = p.posting_id;
  end loop;
end $$;
insert into book
  select distinct on (account_id) account_id, serial, hash from posting
  order by account_id, serial desc;
alter table posting
  alter column serial set not null,
  alter column hash set not null,
  add check (serial > 0),
  add check (octet_length(hash) = 32),
  drop constraint posting_pkey,
  add primary key (account_id, serial);
revoke update on posting from current_user;

-- What each account has received and given, by the visit: what a driver owes for a visit is one
-- row. Nobody can owe less than nothing, and a surplus cannot be spent twice.
-- stay_id: all zeros for what belongs to no visit.
create table balance (
  account_id uuid not null,
  stay_id uuid not null,
  name varchar not null,
  debits_fen bigint not null check (debits_fen >= 0),
  credits_fen bigint not null check (credits_fen >= 0),
  primary key (account_id, stay_id, name),
  constraint nobody_owes_less_than_nothing
    check (not starts_with(name, 'receivable:') or debits_fen >= credits_fen),
  constraint no_surplus_is_spent_twice
    check (not starts_with(name, 'surplus:') or credits_fen >= debits_fen)
);
insert into balance
  select account_id, coalesce(stay_id, '00000000-0000-0000-0000-000000000000'), name,
    sum(debit), sum(credit)
  from (
    select account_id, stay_id, debit as name, amount_fen as debit, 0 as credit from posting
    union all select account_id, stay_id, credit, 0, amount_fen from posting) side
  group by 1, 2, 3;
create index balance_owing on balance (account_id, stay_id)
  where starts_with(name, 'receivable:') and debits_fen > credits_fen;

-- Statements of accounts that many drivers' postings touch.
create index posting_debit on posting (debit, occurred_at)
  where debit !~ '^(receivable|surplus):';
create index posting_credit on posting (credit, occurred_at)
  where credit !~ '^(receivable|surplus):';
-- What was received in a time: at the desk, by bank, through gateways.
drop index posting_received;
create index posting_received on posting (occurred_at)
  where debit ~ '^(cash$|bank$|gateway:|advance:)' and credit ~ '^(receivable|surplus):';
-- One car's postings are few, and the key finds them.
drop index posting_of_stay;

-- Every night the ends of all chains that grew are sealed together, and the seals form a chain of
-- their own: whoever has noted one seal can tell whether anything before it was changed.
create table seal (
  serial bigint primary key check (serial > 0),
  books bigint not null check (books >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null
);
create table sealed_book (
  account_id uuid not null,
  seal bigint not null,
  serial bigint not null check (serial > 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (account_id, seal)
);
create index sealed_book_of_seal on sealed_book (seal);

-- What audits found; none of it is forgotten.
create table audit (
  serial bigint generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  postings bigint not null check (postings >= 0),
  faults varchar[] not null
);
revoke update, delete, truncate on posting, seal, sealed_book, audit from current_user;
revoke delete, truncate on book, balance from current_user;
