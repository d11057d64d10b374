-- Where a tenant wants to be told what happens, and the sealed secret that signs it. After a change the secret before it
-- goes on signing beside it until previous_until.
create table webhook (
    tenant_id       bigint       primary key references tenant (id),
    url             varchar(200) not null,
    secret          varchar(400) not null,
    previous_secret varchar(400),
    previous_until  timestamp with time zone,
    changed         timestamp with time zone not null
);

-- A dead letter that goes back to the queue gets more attempts; the count itself never falls, because it fences.
alter table message add column attempts_allowed int default 6 not null;
-- The dead letters of a tenant, the latest first.
create index message_of_tenant on message (tenant_id, status, finished);

-- Who is under maintenance: a tenant, or with the number 0 the whole server.
create table maintenance (
    tenant_id bigint primary key references tenant (id),
    since     timestamp with time zone not null
);

-- Whether the calls of a tenant are counted against the published limits. Tenant 1 is always a sandbox's.
alter table tenant add column calls_limited boolean default true not null;
update tenant set calls_limited = false where id = 1;

-- Calls that may be repeated under a reference of the caller's. call_key is a keyed hash of tenant, holder, operation and
-- reference; status and the sealed body are missing while the call is under way.
create table idempotent_call (
    call_key     varchar(64) primary key,
    id           uuid        not null unique,
    payload_hash varchar(64) not null,
    status       int,
    body         varchar(90000),
    begun        timestamp with time zone not null,
    expires      timestamp with time zone not null
);
create index idempotent_call_by_expiry on idempotent_call (expires);
