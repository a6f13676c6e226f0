-- Invoices follow money that goes back: when a receipt was looked at last, and what went back, or
-- came back because it could not, since then by our clock.
alter table invoice add column looked_at timestamptz;
create index posting_gone_back on posting (posted_at)
  where debit ~ '^surplus:' and credit ~ '^(refund:|gateway:|advance:|cash$|bank$)'
    or debit ~ '^refund:' and credit ~ '^(receivable|surplus):';

-- A bill that does not come although money moved on its day is a difference, too.
alter table difference drop constraint difference_kind_check;
alter table difference add constraint difference_kind_check check (kind in ('STATE', 'MISSING_HERE',
  'MISSING_THERE', 'LATE', 'AMOUNT', 'FEE', 'CHANGED', 'BALANCE', 'BILL_LATE'));

-- What is under way at a gateway, by when it was ordered: the bill of that day may tell its end.
create index attempt_under_way on attempt (gateway, made_at) where next_at is not null;
create index refund_under_way on refund (gateway, made_at) where next_at is not null;
