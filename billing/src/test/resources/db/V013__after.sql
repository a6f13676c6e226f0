-- Each line is to answer true once goodwill has an account of its own.
select count(*) = 8 and sum(amount_fen) = 800 from posting
select bool_and(hash = sha256(convert_to(debit || credit, 'UTF8'))) from posting
select count(*) = 1 from pg_constraint where conname = 'posting_between_known_accounts' and convalidated and pg_get_constraintdef(oid) like '%goodwill%' and connamespace = 'old'::regnamespace
