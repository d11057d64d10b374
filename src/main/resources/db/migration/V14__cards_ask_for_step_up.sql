-- Whether a customer's own cards are shown only in a session that was stepped up.
alter table population add column sca_cards boolean default true not null;
