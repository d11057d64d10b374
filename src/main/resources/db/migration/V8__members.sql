-- Members sign in by their e-mail address, within one tenant, and act for one or several customers.

alter table subject alter column login_name set data type varchar(254);
alter table session alter column login_name set data type varchar(254);

-- What a sign-in asks about a member stands in the row that it locks anyway.
alter table subject add column active boolean default true not null;
alter table subject add column email_verified boolean default false not null;
alter table subject add column phone_verified boolean default false not null;
alter table subject add column several_customers boolean default false not null;

create table member (
    subject_id    bigint       primary key references subject (id) on delete cascade,
    tenant_id     bigint       not null references tenant (id),
    first_name    varchar(200) not null,
    last_name     varchar(200) not null,
    date_of_birth date,
    position      varchar(40),
    tag           varchar(200),
    created       timestamp with time zone not null,
    version       bigint       not null
);

create table mandate (
    subject_id  bigint not null references subject (id) on delete cascade,
    customer_id bigint not null references customer (id) on delete cascade,
    given       timestamp with time zone not null,
    position    int    not null,
    primary key (subject_id, customer_id)
);
create index mandate_by_customer on mandate (customer_id, subject_id);

alter table customer add column company_name varchar(400);

alter table population add column email_first boolean default false not null;
alter table population add column expired_opens_change boolean default false not null;
update population set email_first = true where name = '1';
update population set expired_opens_change = true where name in ('1', '2');

-- A session may be good for less than everything, may have come out of another one, and may be stepped up.
alter table session add column kind varchar(20) default 'ACCESS' not null;
alter table session add column family uuid;
update session set family = id;
alter table session alter column family set not null;
alter table session add column stepped_up timestamp with time zone;
alter table session add column root boolean default false not null;
