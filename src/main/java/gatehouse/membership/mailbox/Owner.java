package gatehouse.membership.mailbox;

import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;

/**
 * Whose mailbox it is said to be: somebody of this kind, within this tenant, who signs in with this address.
 *
 * @param kind an address of somebody of another kind is as good as unknown
 */
public record Owner(NameScope scope, Kind kind, EmailAddress email) {
    /** What the owner is to a customer. */
    public enum Kind {
        /** Opened an account for themselves. */
        PERSON,
        /** Opened an account for a company. */
        COMPANY,
        /** Was let in beside whoever opened it. */
        USER
    }

    private static final String BETWEEN = "\n";

    /** No address has a line break. */
    static Owner parse(String text) {
        String[] parts = text.split(BETWEEN);
        return new Owner(new NameScope(parts[0]), Kind.valueOf(parts[1]), new EmailAddress(parts[2]));
    }

    /** The same for all spellings of the address. */
    String text() {
        return String.join(BETWEEN, scope.key(), kind.name(), email.text());
    }

    LoginName name() {
        return LoginName.ofEmail(email);
    }

    @Override
    public String toString() {
        return "Owner[hidden]";
    }
}
