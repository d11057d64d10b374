-- Through which gateways a tenant's messages go: their names in order, separated by commas. The longest prefix of the
-- number counts; the empty one is for everything. A tenant without a row takes the server's order.
create table message_route (
    tenant_id bigint       not null references tenant (id),
    prefix    varchar(7)   not null,
    gateways  varchar(700) not null,
    primary key (tenant_id, prefix)
);

-- Who was asked to carry a message, when, and what they said; never what it says or whom it goes to.
create table message_attempt (
    position   bigint       primary key,
    message_id uuid         not null references message (id) on delete cascade,
    gateway    varchar(60)  not null,
    asked      timestamp with time zone not null,
    outcome    varchar(20)  not null,
    reason     varchar(200)
);
create sequence message_attempt_position start with 1 increment by 1;
create index attempts_at_message on message_attempt (message_id, position);
