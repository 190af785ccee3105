select count(*) from prior
