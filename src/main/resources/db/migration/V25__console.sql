-- What the console asks for: when the holder of a session last showed a second factor again, and why somebody did
-- something. reason: up to 200 code points, and H2 counts a rare letter twice.
alter table session add column confirmed timestamp with time zone;
alter table audit_record add column reason varchar(400);

-- By which what happened is read in the order of time: at one tenant, everywhere, and in one call.
create index audit_by_tenant on audit_record (tenant_id, occurred, id);
create index audit_by_time on audit_record (occurred, id);
create index audit_by_trace on audit_record (trace_id, occurred, id);

-- By which people who are reached apart from their customer are found.
create index subject_by_email on subject (tenant_id, email);
create index subject_by_phone on subject (tenant_id, phone);

create index message_by_tenant on message (tenant_id, status, created, id);

-- How often what happened in the hour that begins then, of the sealed records. tenant_id: -1 for what concerns no tenant.
-- factor: empty where none was involved.
create table audit_tally (
    tenant_id bigint      not null,
    begins    timestamp with time zone not null,
    action    varchar(40) not null,
    factor    varchar(20) not null,
    outcome   varchar(40) not null,
    tally     bigint      not null,
    primary key (tenant_id, begins, action, factor, outcome)
);
create index audit_tally_by_hour on audit_tally (begins);
