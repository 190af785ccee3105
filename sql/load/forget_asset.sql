delete from ops.asset where name = ?
