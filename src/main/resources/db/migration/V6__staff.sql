-- The people and systems that work for a tenant, and what a tenant lets them do.

-- A group of tenants, by its key; who works for the group may work at all of them.
alter table tenant add column institution varchar(40);
-- How the permissions of a tenant differ from the defaults, one "key=role,role" a line; null when they do not.
alter table tenant add column permissions varchar(16000);

create table admin_user (
    id        bigint       primary key,
    tenant_id bigint       not null references tenant (id),
    name      varchar(200) not null,
    email     varchar(254),
    phone     varchar(20),
    role      varchar(40)  not null,
    created   timestamp with time zone not null,
    version   bigint       not null
);
create index admin_user_by_tenant on admin_user (tenant_id, id);

alter table subject add column admin_user_id bigint references admin_user (id);
create index subject_by_admin_user on subject (admin_user_id);
alter table session add column admin_user_id bigint;

-- Whoever worked here before has one identity, and its number.
insert into admin_user (id, tenant_id, name, email, phone, role, created, version)
select id, tenant_id, login_name, email, phone, role, created, 1
from subject
where customer_id is null and role <> 'CUSTOMER';
update subject set admin_user_id = id where customer_id is null and role <> 'CUSTOMER';
update session set admin_user_id = subject_id where customer_id is null and role <> 'CUSTOMER';
