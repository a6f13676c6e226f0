-- Each line is to answer true once receipts have secrets.
select count(*) = 3 and sum(amount_fen) = 2000 from receipt
select count(distinct secret) = 3 from receipt
select cause = 'cash:slip-7' and issued_at = '2026-11-02 11:00Z' from receipt where receipt_number = 'R20261102-000001'
