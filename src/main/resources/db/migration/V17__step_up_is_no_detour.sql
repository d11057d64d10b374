-- had_factor: the subject has, or once had, a factor beside the password; from then on the password alone changes nothing that
-- a second factor rests on. phone_vouched: somebody else gave the number, who may.
alter table subject add column had_factor boolean default false not null;
alter table subject add column phone_vouched boolean default false not null;
update subject set had_factor = true
    where phone_factor in ('ACTIVE', 'INACTIVE')
        or stepped_up is not null
        or exists (select 1 from push_device where push_device.subject_id = subject.id);
