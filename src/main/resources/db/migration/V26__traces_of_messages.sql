-- The trace of the call that wanted a code or a message (W3C Trace Context), so that what becomes of it can be found beside
-- the call.
alter table message add column traceparent varchar(55);
alter table code_request add column traceparent varchar(55);
