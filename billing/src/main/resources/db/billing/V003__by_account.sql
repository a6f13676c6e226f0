-- Every key begins with the account, so that one account's books lie together on one server and
-- every statement about it goes there. Two small tables say whose something is when its name alone
-- is known.

-- The account that answers for a visit, and the newest revision that was charged (0: none yet).
-- A visit is charged to one account at a time because this row is one.
create table stay_account (
  stay_id uuid primary key,
  account_id uuid not null,
  revision integer not null check (revision >= 0)
);
insert into stay_account
  select s.stay_id, s.account_id, coalesce(max(c.revision), 0)
  from stay s left join charge c using (stay_id) group by s.stay_id;

-- A slip pays for one account, once.
create table slip (
  reference varchar primary key,
  account_id uuid not null
);
insert into slip
  select substr(cause, length('cash:') + 1), account_id from receipt where cause like 'cash:%';

alter table charge add column account_id uuid;
alter table charge_line add column account_id uuid;
alter table posting add column account_id uuid;
alter table attempt add column account_id uuid;
alter table gateway_entry add column account_id uuid, add column entry_number varchar;

grant update on charge, charge_line, posting to current_user;
update charge set account_id = substring(facts from 'account=([0-9a-f-]{36})')::uuid;
update charge_line l set account_id = c.account_id from charge c where c.charge_id = l.charge_id;
update posting set account_id =
  substring(debit || ' ' || credit from '(?:receivable|surplus):([0-9a-f-]{36})')::uuid;
update attempt a set account_id = coalesce(
  (select p.account_id from posting p
    where p.cause in ('capture:' || a.order_number, 'capture:' || a.order_number || ':surplus')
    limit 1),
  (select s.account_id from stay s where s.stay_id = a.stay_id));
update gateway_entry e
  set account_id = s.account_id, entry_number = replace(e.stay_id::text, '-', '')
  from stay s where s.stay_id = e.stay_id;

alter table charge alter column account_id set not null;
alter table charge_line alter column account_id set not null;
alter table posting alter column account_id set not null;
alter table attempt alter column account_id set not null;
alter table gateway_entry
  alter column account_id set not null, alter column entry_number set not null;

alter table charge drop constraint charge_stay_id_fkey;
alter table posting drop constraint posting_stay_id_fkey;
alter table attempt drop constraint attempt_stay_id_fkey;
alter table gateway_entry drop constraint gateway_entry_stay_id_fkey;

alter table stay drop constraint stay_pkey, add primary key (account_id, stay_id);
drop index stay_of_account;

-- A visit that was charged to another account before is part of that account's books, too.
insert into stay (stay_id, account_id, plate, colour, lot_name, tariff, entered_at, left_at,
    exit_device)
  select s.stay_id, b.account_id, s.plate, s.colour, s.lot_name, s.tariff, s.entered_at, s.left_at,
    s.exit_device
  from (select stay_id, account_id from charge union select stay_id, account_id from posting) b
  join stay s using (stay_id)
  on conflict do nothing;
alter table charge
  drop constraint charge_pkey, add primary key (account_id, charge_id),
  drop constraint charge_stay_id_revision_key, add unique (account_id, stay_id, revision),
  add foreign key (account_id, stay_id) references stay;
-- What such an account was charged was undone by the next revision.
insert into charge (charge_id, account_id, stay_id, revision, amount_fen, facts, charged_at)
  select gen_random_uuid(), c.account_id, c.stay_id, n.revision, 0,
    'moved-to-revision=' || n.revision, n.charged_at
  from charge c
  join lateral (select revision, account_id, charged_at from charge n
    where n.stay_id = c.stay_id and n.revision > c.revision order by n.revision limit 1) n
    on n.account_id <> c.account_id;

alter table charge_line
  drop constraint charge_line_pkey, add primary key (account_id, charge_id, position);
alter table posting
  drop constraint posting_pkey, add primary key (account_id, posting_id),
  drop constraint posting_cause_key,
  add constraint posting_cause_key unique (account_id, cause),
  add foreign key (account_id, stay_id) references stay,
  add constraint posting_in_the_books_of_its_account check (
    '{receivable,surplus}'::text[] @> array[split_part(debit, ':', 1)]
      and split_part(debit, ':', 2) = account_id::text
    or '{receivable,surplus}'::text[] @> array[split_part(credit, ':', 1)]
      and split_part(credit, ':', 2) = account_id::text);
drop index posting_debit, posting_credit, posting_of_stay;
create index posting_of_stay on posting (account_id, stay_id);
alter table attempt
  drop constraint attempt_pkey, add primary key (account_id, order_number),
  add foreign key (account_id, stay_id) references stay;
drop index one_attempt_in_flight_per_stay;
create unique index one_attempt_in_flight_per_stay
  on attempt (account_id, stay_id) where next_at is not null;
alter table gateway_entry
  drop constraint gateway_entry_pkey, add primary key (account_id, stay_id),
  add unique (account_id, entry_number),
  add foreign key (account_id, stay_id) references stay;
alter table receipt
  drop constraint receipt_pkey, add primary key (account_id, receipt_number),
  drop constraint receipt_cause_key, add unique (account_id, cause);

revoke update, delete, truncate on posting, charge, charge_line, receipt from current_user;
