-- What is to be done with a gateway is found without a look at what another one has left undone.
create index gateway_entry_of_gateway on gateway_entry (gateway, next_at) where next_at is not null;
create index attempt_of_gateway on attempt (gateway, next_at) where next_at is not null;
create index refund_of_gateway on refund (gateway, next_at) where next_at is not null;
drop index gateway_entry_to_tell, attempt_to_follow, refund_to_follow;
