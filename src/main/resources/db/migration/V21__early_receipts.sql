-- Receipts that overtook the note that their message was sent: kept for some minutes, until that note is there.
create table message_receipt (
    gateway   varchar(60)  not null,
    reference varchar(100) not null,
    delivered boolean      not null,
    reason    varchar(200) not null,
    received  timestamp with time zone not null,
    primary key (gateway, reference)
);
create index message_receipt_by_age on message_receipt (received);
