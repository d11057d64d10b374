package gatehouse.contract.eclipse.verification;

import gatehouse.contract.eclipse.identity.Contacts;
import gatehouse.contract.eclipse.identity.Names;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.subject.NameScope;
import gatehouse.verification.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is to be verified, as it comes over the wire. */
final class Targets {
    private static final String ONE = "exactly one of email, identity and phone must be given";

    private Targets() {}

    /** @throws InvalidCall when none or more than one is given, or the one is not well formed */
    static Target of(String email, String identity, String phone) {
        List<String> given =
                Stream.of(email, identity, phone).filter(Objects::nonNull).toList();
        if (given.size() != 1) {
            throw InvalidCall.of("target", "ExactlyOne", "is missing or ambiguous: " + ONE);
        }
        if (email != null) {
            return new Target.Mailbox(Contacts.email("email", email));
        }
        return phone == null
                ? new Target.Identity(NameScope.GLOBAL, Names.identity(identity))
                : new Target.Phone(Contacts.phone("phone", phone));
    }
}
