-- A device may be asked by a login too, which belongs to no session yet. asker_id: of the session that is to be raised, or
-- of the login that waits. live: the session, or for all logins of a subject the subject, and the use.
alter table push_challenge rename column session_id to asker_id;

-- Whether a device of their own is enough for subjects to sign in.
alter table population add column login_by_device boolean default true not null;
