-- A code may belong to one session, may ask to confirm a payment, and knows afterwards how it ended. tells: when it has to
-- be told that nobody answered it in time; null once there is nothing to tell any more.
alter table challenge add column session_id varchar(36) default '' not null;
alter table challenge add column ending varchar(20);
alter table challenge add column tells timestamp with time zone;
alter table challenge add column amount bigint;
alter table challenge add column currency varchar(3);
alter table challenge add column payee varchar(140);
create index challenge_by_telling on challenge (tells);

-- The phone as a factor, and when its owner last showed another factor.
alter table subject add column phone_factor varchar(20);
update subject set phone_factor = 'ACTIVE' where phone_verified;
alter table subject add column stepped_up timestamp with time zone;

-- step_up_attempts: 0 for no limit of the contract's. step_up_remembered_seconds: 0 for the session alone.
alter table population add column phone_factors boolean default true not null;
alter table population add column step_up_attempts int default 5 not null;
alter table population add column step_up_remembered_seconds int default 0 not null;
alter table population add column enrolment_steps_up boolean default false not null;
alter table population add column step_up_for_operations boolean default false not null;

-- What the holder of a session confirmed and nobody has carried out yet; at most one a session, whose id it has.
create table confirmed_operation (
    id         uuid         primary key,
    subject_id bigint       not null references subject (id) on delete cascade,
    amount     bigint       not null,
    currency   varchar(3)   not null,
    payee      varchar(140) not null,
    expires    timestamp with time zone not null
);
create index confirmed_operation_by_expiry on confirmed_operation (expires);
create index confirmed_operation_by_subject on confirmed_operation (subject_id);
