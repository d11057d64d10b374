package gatehouse.coderequest;

import gatehouse.challenge.Purpose;
import java.util.UUID;

/** Carries out the requests for one purpose: looks whose they are, and sends a code, or nothing. */
public interface CodeSender {
    Purpose purpose();

    /** Takes the request out of {@link CodeRequests} and sends the code, both or neither, in a transaction of its own. */
    void carryOut(UUID request);
}
