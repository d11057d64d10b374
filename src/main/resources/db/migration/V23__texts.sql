-- What a tenant says to its customers in its own words: one text a channel, purpose and language. Where there is none, the
-- built-in English is said.
create table message_text (
    tenant_id bigint        not null references tenant (id),
    channel   varchar(10)   not null,
    purpose   varchar(40)   not null,
    language  varchar(35)   not null,
    subject   varchar(200),
    body      varchar(4000) not null,
    segments  int           not null,
    version   bigint        not null,
    primary key (tenant_id, channel, purpose, language)
);

-- In which language a tenant writes to whoever has none, and the domain whose pages its codes are typed into.
alter table tenant add column language varchar(35);
alter table tenant add column code_host varchar(253);
alter table customer add column language varchar(35);

-- What a mail is about, where the tenant says so itself.
alter table message add column subject varchar(200);
