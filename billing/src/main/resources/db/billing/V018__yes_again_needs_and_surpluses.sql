-- A plate may be bound to somebody else, who is asked anew about a price that was confirmed before.
alter table confirmation
  drop constraint confirmation_pkey,
  add primary key (account_id, stay_id, amount_fen, confirmed_at);

-- needs: what a person has to do at the gateway before the money can go back.
alter table refund
  add column needs varchar check (needs is null or needs <> '' and state = 'PROCESSING');

-- Money of drivers that waits to be given back.
create index balance_surplus on balance (account_id, stay_id)
  where starts_with(name, 'surplus:') and credits_fen > debits_fen;
