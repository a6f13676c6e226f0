-- A driver asks which passes were sold for the driver's cars.
create index parking_pass_of_car on parking_pass (plate_hash, until_day);
