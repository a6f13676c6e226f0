-- Each line is a question that must be answered with true.
select count(*) = 1 from stay where plate_hash = '浙A0T001' and plate_sealed is null
select count(*) = 1 from gateway_entry where plate_sealed = '浙A0T001' and identity = 'openid-1'
select count(*) = 1 from contact where address = '13800000000'
select array_agg(name order by name) = array['attempt', 'contact', 'gateway_entry', 'payer', 'stay']::varchar[] from unsealed
select count(*) = 0 from sealing_key
