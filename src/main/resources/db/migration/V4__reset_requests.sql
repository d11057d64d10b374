-- Somebody asked for a code, and nobody has looked yet whose name it is. The id is ordered by time; the name is sealed,
-- and found again by a keyed hash.
create table reset_request (
    id         uuid         primary key,
    name_scope varchar(20)  not null,
    login_name varchar(400) not null,
    name_hash  varchar(64)  not null,
    kind       varchar(10)  not null,
    address    varchar(45)  not null,
    trace_id   varchar(32)  not null,
    created    timestamp with time zone not null
);
create index reset_request_by_name on reset_request (name_hash);

-- H2 counts UTF-16 units where a caller's limit counts code points: a text of n characters needs room for 2n.
alter table tenant alter column name set data type varchar(160);
alter table customer alter column first_name set data type varchar(200);
alter table customer alter column last_name set data type varchar(200);
alter table customer alter column national_identity_number set data type varchar(100);
alter table customer alter column external_unique_id set data type varchar(200);
