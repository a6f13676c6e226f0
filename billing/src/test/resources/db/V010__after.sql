-- Each line is to answer true once an account has payers in order and money goes back.
select count(*) = 1 and bool_and(position = 0 and identity = 'openid-1') from payer
select count(*) = 4 from gateway_entry
select count(*) = 4 and bool_and(refunded_fen = 0) from attempt
select retriable and ended_at = made_at and backing is null from attempt where order_number = 'order101'
select not retriable and ended_at = made_at and backing is null from attempt where order_number = 'order102'
select retriable is null and ended_at = made_at and backing = 'PAYER' from attempt where order_number = 'order103'
select retriable is null and ended_at is null and backing is null and next_at is not null from attempt where order_number = 'order104'
select count(*) = 1 from stay where collect_after is not null
select bool_and(asked_fen is null) from stay
