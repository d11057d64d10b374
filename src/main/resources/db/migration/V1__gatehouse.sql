-- The whole first schema, written once for PostgreSQL and for H2 in its PostgreSQL mode.
-- Widths are those of H2, which counts UTF-16 units: a text of n characters from a caller gets 2n.
-- Times are timestamp with time zone in UTC. Secrets are hashes or sealed values; nothing here opens anything by itself.

-- One number space for customers, subjects and admin users, below 2^53 so that JavaScript clients keep every digit.
create sequence gatehouse_number start with 1000 increment by 1 maxvalue 9007199254740991 no cycle;

create table tenant (
    id      bigint primary key,
    name    varchar(160) not null,
    created timestamp with time zone not null
);
create sequence tenant_number start with 100 increment by 1;

create table api_key (
    key_hash  varchar(64) primary key,
    tenant_id bigint      not null references tenant (id),
    kind      varchar(20) not null,
    created   timestamp with time zone not null
);
create index api_key_by_tenant on api_key (tenant_id);

-- Origins whose browsers may call on behalf of a tenant's users.
create table allowed_origin (
    origin    varchar(255) not null,
    tenant_id bigint       not null references tenant (id),
    primary key (origin, tenant_id)
);

-- A named profile of a tenant with the policies that its subjects live under.
create table population (
    tenant_id               bigint      not null references tenant (id),
    name                    varchar(40) not null,
    name_scope              varchar(10) not null,
    password_preset         varchar(20) not null,
    lockout_failures        int         not null,
    lockout_seconds         int         not null,
    token_life_seconds      int         not null,
    session_idle_seconds    int         not null,
    session_cap_seconds     int         not null,
    renewal                 varchar(10) not null,
    code_life_seconds       int         not null,
    link_life_seconds       int         not null,
    code_attempts           int         not null,
    code_resend_seconds     int         not null,
    reveal_missing_factor   boolean     not null,
    primary key (tenant_id, name)
);

create table customer (
    id                       bigint       primary key,
    tenant_id                bigint       not null references tenant (id),
    kind                     varchar(10)  not null,
    first_name               varchar(200),
    last_name                varchar(200),
    date_of_birth            date,
    phone                    varchar(20),
    email                    varchar(254),
    national_identity_number varchar(100),
    external_unique_id       varchar(200),
    user_type_id             bigint,
    status                   varchar(20)  not null,
    created                  timestamp with time zone not null,
    version                  bigint       not null
);
create index customer_by_tenant on customer (tenant_id, id);
create index customer_by_phone on customer (tenant_id, phone, id);
create index customer_by_email on customer (tenant_id, email, id);
create unique index customer_by_external_id on customer (tenant_id, external_unique_id);

-- Who signs in. canonical_name is what login compares: NFKC, case folded.
create table subject (
    id                bigint       primary key,
    tenant_id         bigint       not null references tenant (id),
    population        varchar(40)  not null,
    name_scope        varchar(20)  not null,
    login_name        varchar(160) not null,
    canonical_name    varchar(320) not null,
    customer_id       bigint       references customer (id),
    role              varchar(40)  not null,
    phone             varchar(20),
    email             varchar(254),
    auth_locked_after timestamp with time zone,
    created           timestamp with time zone not null,
    version           bigint       not null
);
create unique index subject_by_name on subject (name_scope, canonical_name);
create index subject_by_customer on subject (customer_id);

create table password (
    subject_id bigint       primary key references subject (id) on delete cascade,
    form       varchar(10)  not null,
    verifier   varchar(400) not null,
    changed    timestamp with time zone not null,
    expires    timestamp with time zone
);

-- Consecutive failures, one row for each holder and factor; unknown names have rows of the same kind, without subject.
create table lockout (
    holder       varchar(100) primary key,
    subject_id   bigint,
    failures     int          not null,
    last_failure timestamp with time zone not null,
    locked_until timestamp with time zone
);
create index lockout_by_subject on lockout (subject_id, last_failure);

-- Requests counted by key in fixed windows.
create table request_count (
    limit_key    varchar(120) not null,
    window_start timestamp with time zone not null,
    used         int          not null,
    expires      timestamp with time zone not null,
    primary key (limit_key, window_start)
);
create index request_count_by_expiry on request_count (expires);

create table session (
    id                uuid        primary key,
    subject_id        bigint      not null,
    tenant_id         bigint      not null,
    customer_id       bigint,
    role              varchar(40) not null,
    login_name        varchar(160) not null,
    audience          varchar(40) not null,
    amr               varchar(60) not null,
    started           timestamp with time zone not null,
    last_active       timestamp with time zone not null,
    idle_seconds      int         not null,
    token_life_seconds int        not null,
    renewal           varchar(10) not null,
    capped            timestamp with time zone not null,
    ended             timestamp with time zone,
    end_reason        varchar(30),
    token_id          uuid        not null,
    previous_token_id uuid      not null,
    renewed           timestamp with time zone not null
);
create index session_by_subject on session (subject_id);
create index session_by_cap on session (capped);

create table signing_key (
    kid        varchar(60)   primary key,
    algorithm  varchar(10)   not null,
    public_jwk varchar(2000) not null,
    sealed     varchar(6000) not null,
    created    timestamp with time zone not null,
    signs_from timestamp with time zone not null,
    signs_to   timestamp with time zone not null,
    published_to timestamp with time zone not null
);

-- No foreign key to subject: it would lock the subject's row on every insert, against the order in which the use cases
-- lock (subject, then challenge), and a challenge of a subject that is gone opens nothing and is swept.
create table challenge (
    id            uuid        primary key,
    subject_id    bigint      not null,
    purpose       varchar(30) not null,
    answer_hash   varchar(64) not null,
    attempts_left int         not null,
    created       timestamp with time zone not null,
    expires       timestamp with time zone not null,
    ended         timestamp with time zone,
    live          varchar(60)
);
-- At most one live challenge for a subject and purpose: live is null once it is over.
create unique index challenge_live on challenge (live);
create index challenge_by_subject on challenge (subject_id, purpose, created);
create index challenge_by_expiry on challenge (expires);

-- Somebody asked for a code, and nobody has looked yet whose name it is. The id is ordered by time.
create table reset_request (
    id         uuid         primary key,
    name_scope varchar(20)  not null,
    login_name varchar(400) not null,
    kind       varchar(10)  not null,
    address    varchar(45)  not null,
    trace_id   varchar(32)  not null,
    created    timestamp with time zone not null
);

-- The outbox: everything that leaves. The row is the truth, the queue only points to it. Recipient and text are sealed;
-- the text is wiped when the message is over. due: from when it may be claimed, or claimed anew after a crash. sweep:
-- when the sweeper looks after it. Both are null once it is over.
create table message (
    id              uuid          primary key,
    tenant_id       bigint        not null,
    channel         varchar(10)   not null,
    purpose         varchar(30)   not null,
    recipient       varchar(1000) not null,
    text            varchar(8000),
    status          varchar(10)   not null,
    attempts        int           not null,
    created         timestamp with time zone not null,
    due             timestamp with time zone,
    sweep           timestamp with time zone,
    expires         timestamp with time zone,
    finished        timestamp with time zone,
    gateway         varchar(60),
    gateway_reference varchar(100),
    failure         varchar(200)
);
create index message_to_sweep on message (sweep);
create index message_over on message (status, finished);
create index message_by_reference on message (gateway, gateway_reference);

-- What the sandbox gateway delivered: the phone and mailbox of whoever tries things out.
create table inbox (
    position  bigint        primary key,
    id        uuid          not null unique,
    channel   varchar(10)   not null,
    recipient varchar(254)  not null,
    text      varchar(8000) not null,
    purpose   varchar(30)   not null,
    status    varchar(10)   not null,
    created   timestamp with time zone not null
);
create sequence inbox_position start with 1 increment by 1;
create index inbox_by_recipient on inbox (recipient, position);

-- What happened. Written without a place in the chain; the sealing job gives it one, and nothing changes it after that.
create table audit_record (
    id          uuid          primary key,
    occurred    timestamp with time zone not null,
    tenant_id   bigint,
    subject_id  bigint,
    actor_id    bigint,
    action      varchar(40)   not null,
    factor      varchar(20),
    outcome     varchar(40)   not null,
    address     varchar(45)   not null,
    trace_id    varchar(32)   not null,
    chain_position bigint unique,
    chain_hash  varchar(64)
);
create index audit_unchained on audit_record (chain_position, occurred, id);
create index audit_by_subject on audit_record (subject_id, occurred);

-- One row, locked by whichever node seals: how far the chain reaches, and a keyed mark of that end.
create table audit_chain (
    id       int         primary key,
    position bigint      not null,
    mark     varchar(64) not null
);
insert into audit_chain (id, position, mark)
values (1, 0, '');

-- The sandbox's clock is real time plus this.
create table sandbox_clock (
    id           int    primary key,
    offset_millis bigint not null
);
