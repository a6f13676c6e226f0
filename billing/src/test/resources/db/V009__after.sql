-- Each line is to answer true once the journal is kept in chains.
select count(*) = 4 from posting
select count(*) = 1 from posting where credit = 'income:west-lake'
select count(*) = 1 from posting where credit = 'income'
select array_agg(serial order by serial) = '{1,2,3}' from posting where account_id::text like 'a%1'
select serial = 3 and encode(hash, 'hex') = 'ef1592ff8f1978c4d66daee475042737146c9ded02366b81c2803b5ce8571f29' from book where account_id::text like 'a%1'
select serial = 1 from book where account_id::text like 'a%2'
select count(*) = 2 from book
select debits_fen = 1000 and credits_fen = 1000 from balance where name = 'receivable:a0000000-0000-0000-0000-000000000001'
select debits_fen = 0 and credits_fen = 200 from balance where starts_with(name, 'surplus:')
select debits_fen = 1200 from balance where name = 'cash'
select debits_fen - credits_fen = 500 from balance where name = 'receivable:a0000000-0000-0000-0000-000000000002'
select count(*) = 6 from balance
