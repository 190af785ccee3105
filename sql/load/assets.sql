-- Hashes of the code tables and views that the file has.
select name, sha256 from ops.asset
