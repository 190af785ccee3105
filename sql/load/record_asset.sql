insert into ops.asset (name, sha256) values (?, ?)
