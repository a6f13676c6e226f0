-- Each line is to answer true once the books are kept by account.
select count(*) = 7 from posting
select bool_and(account_id::text = split_part(case when debit like 'receivable%' then debit else credit end, ':', 2)) from posting
select count(*) = 5 from charge
select count(*) = 1 from charge where stay_id::text like '%53' and account_id::text like 'a%1' and revision = 2 and amount_fen = 0
select count(*) = 1 from charge where stay_id::text like '%53' and account_id::text like 'a%2' and revision = 2 and amount_fen = 1000
select count(*) = 4 from charge_line l join charge c using (account_id, charge_id)
select count(*) = 5 from stay
select collect_after is null from stay where stay_id::text like '%53' and account_id::text like 'a%1'
select account_id::text like 'a%2' and revision = 2 from stay_account where stay_id::text like '%53'
select account_id::text like 'a%2' and revision = 0 from stay_account where stay_id::text like '%54'
select account_id::text like 'a%1' from attempt where order_number like '%52'
select account_id::text like 'a%2' from attempt where order_number like '%53'
select account_id::text like 'a%1' from slip where reference = 'slip-7'
select count(*) = 4 from gateway_entry where entry_number = replace(stay_id::text, '-', '')
