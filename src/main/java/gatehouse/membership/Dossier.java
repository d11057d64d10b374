package gatehouse.membership;

import gatehouse.member.Account;
import gatehouse.subject.Customer;

/** All that is known about a customer who opened the account in person, and about the one who speaks for it. */
public record Dossier(Account account, Customer customer, User root) {}
