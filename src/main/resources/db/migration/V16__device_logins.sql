-- A device may be asked by a login too, which belongs to no session yet. asker_id: of the session that is to be raised, or
-- of the login that waits. live: the session, or for all logins of a subject the subject, and the use.
alter table push_challenge rename column session_id to asker_id;

-- Logins that wait for the answer of a device; gone as soon as it comes, or will not come any more. address: where it was
-- asked from. audience: the door that the session will be for.
create table device_login (
    id          uuid        primary key,
    tenant_id   bigint      not null,
    subject_id  bigint      not null references subject (id) on delete cascade,
    customer_id bigint      not null,
    audience    varchar(40) not null,
    address     varchar(45) not null,
    created     timestamp with time zone not null
);
create index device_login_by_subject on device_login (subject_id);

-- Whether a device of their own is enough for subjects to sign in.
alter table population add column login_by_device boolean default true not null;
