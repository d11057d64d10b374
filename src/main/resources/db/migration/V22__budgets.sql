-- How many texts a tenant pays for, an hour and a day, and to which countries: prefixes separated by commas, none for all.
-- A tenant without a row has the defaults. Without the three unused columns no prefix is stopped for codes nobody uses.
create table sms_budget (
    tenant_id      bigint        primary key references tenant (id),
    countries      varchar(1000) not null,
    number_hour    int           not null,
    number_day     int           not null,
    address_hour   int           not null,
    address_day    int           not null,
    prefix_hour    int           not null,
    prefix_day     int           not null,
    tenant_hour    int           not null,
    tenant_day     int           not null,
    unused_codes   int,
    unused_percent int,
    unused_minutes int
);

-- Where a tenant's codes do not go any more, because too few of those that were sent there came back.
create table sms_stop (
    id        uuid       primary key,
    tenant_id bigint     not null references tenant (id),
    prefix    varchar(7) not null,
    since     timestamp with time zone not null,
    sent      int        not null,
    used      int        not null,
    unique (tenant_id, prefix)
);

-- Codes that came back and are not counted yet. Who answers one writes a row of his own and waits for nobody.
create table sms_used (
    id        uuid       primary key,
    tenant_id bigint     not null,
    prefix    varchar(7) not null
);

-- Which country a text goes to, the keyed hash of the address that it was asked from, and what held it back.
alter table message add column prefix varchar(7);
alter table message add column asked_from varchar(64);
alter table message add column held varchar(20);
