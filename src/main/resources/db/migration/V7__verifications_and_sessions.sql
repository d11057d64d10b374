-- A challenge asks a subject or customer by number, or whoever holds a phone or mailbox by a keyed hash of it.
alter table challenge add column recipient varchar(80);
update challenge set recipient = cast(subject_id as varchar(20));
alter table challenge alter column recipient set not null;
drop index challenge_by_subject;
alter table challenge drop column subject_id;
create index challenge_by_recipient on challenge (recipient, purpose, created);
alter table challenge alter column live set data type varchar(120);

-- Somebody asked for a code, for whatever purpose, and nobody has looked yet whose it is. The id is ordered by time; what
-- was asked for is sealed, and whoever waits for it finds it by a keyed hash.
drop table reset_request;
create table code_request (
    id         uuid          primary key,
    purpose    varchar(30)   not null,
    whose_hash varchar(64)   not null,
    wish       varchar(1000) not null,
    address    varchar(45)   not null,
    trace_id   varchar(32)   not null,
    created    timestamp with time zone not null
);
create index code_request_by_whose on code_request (whose_hash);

-- By what waiting messages to one number are found without opening any; null once a message is over.
alter table message add column recipient_hash varchar(64);
create index message_by_recipient on message (recipient_hash);

-- Where somebody signed in from, shown to the owner; it goes with the row.
alter table session add column address varchar(45);
drop index session_by_subject;
create index session_by_subject on session (subject_id, ended, started);

-- How many live sessions a subject may have; systems of a tenant sign in from many machines under one name.
alter table population add column most_sessions int default 10 not null;
update population set most_sessions = 1000 where name = 'staff';
