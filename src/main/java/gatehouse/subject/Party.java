package gatehouse.subject;

import java.util.Optional;

/** Whom subjects act for: a customer or an admin user. Each has identities to sign in with, under one set of rules. */
public interface Party {
    PartyId party();

    long tenantId();

    /** What its subjects are. */
    Role role();

    /** The population whose policies its subjects live under. */
    String population();

    /** What reaches them. */
    Optional<PhoneNumber> phone();

    Optional<EmailAddress> email();
}
