-- Passkeys: keys that live in the subject's devices and are shown through a browser or an app (WebAuthn).

-- From when on somebody other than the owner may register one; empty for the moment of the subject's creation.
alter table subject add column enrolment_opened timestamp with time zone;

-- credential_id, attested: base64url. attested is the attested credential data as it came: aaguid, id, public key.
-- counter: the newest one shown; it never goes back, and stays 0 where an authenticator does not count.
create table passkey (
    id              uuid          primary key,
    subject_id      bigint        not null references subject (id) on delete cascade,
    credential_id   varchar(1400) not null,
    attested        varchar(4000) not null,
    counter         bigint        not null,
    transports      varchar(100)  not null,
    backup_eligible boolean       not null,
    backed_up       boolean       not null,
    user_verified   boolean       not null,
    name            varchar(160)  not null,
    created         timestamp with time zone not null,
    last_used       timestamp with time zone
);
create unique index passkey_by_credential on passkey (credential_id);
create index passkey_by_subject on passkey (subject_id);

-- A question that waits for its answer, under the id of the login challenge it was asked with; gone with the first
-- answer. What is asked is a keyed hash of the id. Names without a passkey, or that nobody has, leave rows of the same
-- kind without a subject. session_id: in whose session a passkey is to be registered; empty for a code.
create table passkey_challenge (
    id         uuid        primary key,
    subject_id bigint,
    purpose    varchar(20) not null,
    session_id varchar(36),
    expires    timestamp with time zone not null
);
create index passkey_challenge_by_subject on passkey_challenge (subject_id);
create index passkey_challenge_by_expiry on passkey_challenge (expires);

-- A passkey was shown, and its owner signs in with the two values that follow from the id. They go with their use, or
-- with the passkey.
create table passkey_pass (
    id            uuid        primary key,
    name          varchar(44) not null,
    subject_id    bigint      not null,
    passkey_id    uuid        not null references passkey (id) on delete cascade,
    user_verified boolean     not null,
    expires       timestamp with time zone not null
);
create unique index passkey_pass_by_name on passkey_pass (name);
create index passkey_pass_by_passkey on passkey_pass (passkey_id);
create index passkey_pass_by_expiry on passkey_pass (expires);
