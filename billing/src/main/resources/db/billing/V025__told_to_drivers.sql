-- Messages about other things than debts have no stay.
alter table message alter column stay_id drop not null;

-- What such a message says and where it goes, sealed: until it is sent, then erased. account_id: whom
-- it goes to. ends_at: when it would come too late.
create table telling (
  account_id uuid not null,
  message_id uuid not null,
  kind varchar not null check (kind <> ''),
  said varchar not null,
  wechat varchar,
  sms varchar,
  quiet_from time not null,
  quiet_until time not null,
  ends_at timestamptz,
  primary key (account_id, message_id),
  foreign key (account_id, message_id) references message
);

-- What has happened since a time, for whoever tells drivers.
create index charge_by_time on charge (charged_at);
create index attempt_by_end on attempt (ended_at) where ended_at is not null;
create index refund_by_end on refund (ended_at) where ended_at is not null;
create index receipt_by_time on receipt (issued_at);
create index invoice_by_issue on invoice (issued_at) where issued_at is not null;
create index dispute_step_by_time on dispute_step (taken_at);
create index arrear_step_by_time on arrear_step (done_at);
