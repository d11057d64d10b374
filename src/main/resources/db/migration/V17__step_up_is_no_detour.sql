-- had_factor: the subject has, or once had, a factor beside the password; from then on the password alone changes nothing that
-- a second factor rests on. phone_vouched: somebody else gave the number, who may.
alter table subject add column had_factor boolean default false not null;
alter table subject add column phone_vouched boolean default false not null;
update subject set had_factor = true
    where phone_factor in ('ACTIVE', 'INACTIVE')
        or stepped_up is not null
        or exists (select 1 from push_device where push_device.subject_id = subject.id);

-- family: that of the session in session_id; how often and how soon a code is sent is counted over all sessions of one.
alter table challenge add column family varchar(36) default '' not null;
update challenge set family = coalesce(
        (select cast(session.family as varchar(36)) from session where session.id = cast(challenge.session_id as uuid)),
        session_id)
    where session_id <> '';
