package gatehouse.acting;

import gatehouse.session.Session;
import gatehouse.subject.Customer;

/** Somebody got a session that acts for this customer; told in the transaction that opens it. */
public record CustomerChosen(Session session, Customer customer) {}
