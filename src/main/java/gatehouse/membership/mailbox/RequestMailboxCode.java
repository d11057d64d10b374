package gatehouse.membership.mailbox;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.TakeCodeRequest;
import gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * A code shall be sent to the mailbox that somebody signs in with. It is sent after the answer; a second one too soon, or
 * over the budget of the mailbox, and one for a mailbox that was confirmed before, is dropped in silence. Whether anybody
 * has the address is told only where the tenant's policy says so.
 */
@ApplicationScoped
public class RequestMailboxCode {
    private final TakeCodeRequest requests;
    private final Owners owners;

    @Inject
    RequestMailboxCode(TakeCodeRequest requests, Owners owners) {
        this.requests = requests;
        this.owners = owners;
    }

    /** What came of it. */
    public interface Cases<R> {
        /** A code is on its way, if there is anybody to send it to. */
        R taken();

        /** Nobody has the address, and the tenant may know. */
        R unknown();

        /** Too many requests from one address. */
        R tooMany(Duration retryAfter);
    }

    public <R> R request(Tenant tenant, Owner owner, Circumstances circumstances, Cases<R> cases) {
        Optional<Duration> wait =
                requests.take(Purpose.MAILBOX, Action.REQUEST_EMAIL_CODE, owner.text(), owner.text(), circumstances);
        if (wait.isPresent()) {
            return cases.tooMany(wait.get());
        }
        return tenant.tellsUnknownAccounts() && !owners.isKnown(owner) ? cases.unknown() : cases.taken();
    }
}
