-- Wallets and cards, and the one-purpose secret that shows a card whole. No security code (CVV) is ever stored.

create table wallet (
    id          bigint       primary key,
    tenant_id   bigint       not null references tenant (id),
    customer_id bigint       not null references customer (id),
    name        varchar(200) not null,
    currency    varchar(3)   not null,
    status      varchar(20)  not null,
    created     timestamp with time zone not null
);
create index wallet_by_customer on wallet (customer_id, id);

-- The number is sealed; pan_hash is keyed and only tells that a tenant has the card already; masked_pan may be shown.
create table card (
    id               bigint       primary key,
    tenant_id        bigint       not null references tenant (id),
    wallet_id        bigint       not null references wallet (id),
    customer_id      bigint       not null references customer (id),
    sealed_pan       varchar(200) not null,
    pan_hash         varchar(64)  not null,
    masked_pan       varchar(19)  not null,
    expiry           varchar(7)   not null,
    card_holder_name varchar(200) not null,
    status           varchar(20)  not null,
    created          timestamp with time zone not null
);
create unique index card_by_pan on card (tenant_id, pan_hash);
create index card_by_wallet on card (wallet_id, id);
create index card_by_customer on card (customer_id, id);

-- At most one for a customer. Apart from the passwords of subjects, so that no login can ever look here.
create table card_access_password (
    customer_id bigint      primary key references customer (id) on delete cascade,
    verifier    varchar(60) not null,
    changed     timestamp with time zone not null
);

-- Whether a tenant may choose the card access password of its customers itself.
alter table population add column cap_by_tenant boolean default true not null;
