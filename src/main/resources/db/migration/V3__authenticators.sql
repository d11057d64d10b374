-- What subjects prove themselves with beside the password.

-- The public half of a key that only its owner has: base64 of the DER SubjectPublicKeyInfo, in canonical form.
create table client_key (
    subject_id bigint        primary key references subject (id) on delete cascade,
    public_key varchar(2000) not null,
    created    timestamp with time zone not null
);

-- last_step: the newest time step whose code was taken; neither it nor an older one is ever taken again (RFC 6238, 5.2).
create table totp (
    subject_id bigint       primary key references subject (id) on delete cascade,
    secret     varchar(400) not null,
    last_step  bigint       not null,
    created    timestamp with time zone not null
);

-- A challenge that waits for its answer; the row goes with the first answer, right or wrong, or a while after its end.
-- Names that nobody has, or that have no key, leave rows of the same kind, without a subject; an address makes only as
-- many as its limit allows. What has to be answered is a keyed hash of the id and is not kept. No foreign key: asking
-- must not lock the subject's row.
-- fingerprint, text_fingerprint: SHA-256 of the challenge and of its base64 text, by which an answer names it.
create table login_challenge (
    id               uuid        primary key,
    fingerprint      varchar(44) not null,
    text_fingerprint varchar(44) not null,
    subject_id       bigint,
    key_fingerprint  varchar(44) not null,
    scheme           varchar(20) not null,
    expires          timestamp with time zone not null
);
create unique index login_challenge_by_fingerprint on login_challenge (fingerprint);
create unique index login_challenge_by_text on login_challenge (text_fingerprint);
create index login_challenge_by_expiry on login_challenge (expires);
