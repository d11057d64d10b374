-- Devices that hold a private key of their owner and answer challenges with it.

-- public_key: base64 of the DER SubjectPublicKeyInfo, in canonical form. Its id is how a device names itself.
create table push_device (
    id         uuid         primary key,
    tenant_id  bigint       not null,
    subject_id bigint       not null references subject (id) on delete cascade,
    device_use varchar(20)  not null,
    public_key varchar(200) not null,
    name       varchar(160) not null,
    created    timestamp with time zone not null
);
create unique index push_device_by_use on push_device (subject_id, device_use);

-- A code that waits for the device that is to be linked by it; gone with its use. session_id: where it was asked for.
create table device_linking (
    id         uuid        primary key,
    code_hash  varchar(64) not null,
    tenant_id  bigint      not null,
    subject_id bigint      not null references subject (id) on delete cascade,
    device_use varchar(20) not null,
    session_id uuid        not null,
    expires    timestamp with time zone not null
);
create unique index device_linking_by_code on device_linking (code_hash);
create unique index device_linking_by_use on device_linking (subject_id, device_use);
create index device_linking_by_expiry on device_linking (expires);

-- What a device has called with, as long as the time in the call would let it come again. id: device and nonce; expires:
-- real time, as the device's clock tells it.
create table device_call (
    id      varchar(100) primary key,
    expires timestamp with time zone not null
);
create index device_call_by_expiry on device_call (expires);

-- live: session and use as long as it waits for its answer, so that there is one at a time; empty afterwards. Kept for as
-- long as its session may live, because a session that was answered is asked no more.
create table push_challenge (
    id            bigint      primary key,
    tenant_id     bigint      not null,
    subject_id    bigint      not null references subject (id) on delete cascade,
    session_id    uuid        not null,
    device_id     uuid        not null,
    device_use    varchar(20) not null,
    purpose       varchar(20) not null,
    challenge     varchar(44) not null,
    amount        bigint,
    currency      varchar(3),
    payee         varchar(140),
    state         varchar(20) not null,
    attempts_left int         not null,
    created       timestamp with time zone not null,
    expires       timestamp with time zone not null,
    ended         timestamp with time zone,
    live          varchar(60)
);
create unique index push_challenge_live on push_challenge (live);
create index push_challenge_by_session on push_challenge (session_id);
create index push_challenge_by_device on push_challenge (device_id, state);
create index push_challenge_by_subject on push_challenge (subject_id);
create index push_challenge_by_expiry on push_challenge (expires);
create index push_challenge_by_state on push_challenge (state, expires);
