-- What was received in a time is found without reading all postings.
create index posting_received on posting (occurred_at)
  where debit = 'cash' or debit like 'gateway:%';
