-- The passwords a subject had before the one it has: only as many as its population's policy remembers, and only as the
-- peppered verifiers they were. An imported one is not kept beyond its life.
create table former_password (
    subject_id bigint       not null references subject (id) on delete cascade,
    number     int          not null,
    verifier   varchar(400) not null,
    changed    timestamp with time zone not null,
    primary key (subject_id, number)
);

-- Whether who never had a password may make the first one by a reset.
alter table population add column reset_makes_first boolean default true not null;
update population set reset_makes_first = false where name in ('1', '2');

-- Whether who asks for a reset may be told that nobody has this address.
alter table tenant add column tells_unknown_accounts boolean default false not null;
update tenant set tells_unknown_accounts = true
 where id in (select tenant_id from population where password_preset = 'CONTRACT_MULTI');
