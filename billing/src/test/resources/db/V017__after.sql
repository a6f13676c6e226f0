-- Each line is to answer true once receipts and refunds say when the money moved; older ones do not.
select count(*) = 1 and bool_and(paid_at is null and issued_at = '2026-11-02 11:01Z') from receipt
select count(*) = 1 and bool_and(moved_at is null and ended_at = '2026-11-03 11:01Z') from refund
