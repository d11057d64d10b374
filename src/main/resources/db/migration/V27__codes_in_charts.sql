-- What became of codes, as far as no chart has it yet. Whoever learns it writes a row of his own and waits for nobody.
-- sent: when a gateway took the code over.
create table code_outcome (
    id        uuid        primary key,
    tenant_id bigint      not null,
    sent      timestamp with time zone not null,
    channel   varchar(10) not null,
    outcome   varchar(10) not null
);
