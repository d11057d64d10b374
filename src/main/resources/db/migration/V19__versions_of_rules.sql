-- Counts the changes of a population's rules, so that nobody replaces rules that they have not seen.
alter table population add column version bigint default 0 not null;
