-- Persons and companies open accounts themselves: what they told then, and which population takes whom.

alter table population add column newcomers varchar(10) default 'NOBODY' not null;
update population set newcomers = 'PERSONS' where name = '1';
update population set newcomers = 'COMPANIES' where name = '2';

create table account (
    customer_id   bigint      primary key references customer (id) on delete cascade,
    tenant_id     bigint      not null,
    population    varchar(40) not null,
    root_id       bigint      not null references subject (id) on delete cascade,
    opened_from   varchar(45) not null,
    country       varchar(2),
    company_type  varchar(40),
    base_currency varchar(3)
);
create index account_by_root on account (root_id);

insert into account (customer_id, tenant_id, population, root_id, opened_from)
select m.customer_id, s.tenant_id, s.population, s.id, '127.0.0.1'
from mandate m join subject s on s.id = m.subject_id
where s.customer_id = s.id
  and not exists (select 1 from mandate o
                  where o.customer_id = m.customer_id and o.subject_id < m.subject_id);
