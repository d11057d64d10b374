-- Whoever acts for a customer may shut out somebody who was let in: what they may do for others is not touched by it.
alter table mandate add column suspended boolean default false not null;
update mandate set suspended = true
    where exists (select 1 from subject s
        where s.id = mandate.subject_id and s.customer_id = mandate.customer_id and not s.active);
