package gatehouse.membership.mailbox;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequestQueue;
import gatehouse.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Somebody shows the code that was sent to a mailbox. A right one is right once, of many at the same moment exactly once;
 * whatever else comes is refused alike, for addresses that nobody has as well.
 */
@ApplicationScoped
public class ConfirmMailbox {
    private final CodeRequestQueue queue;
    private final MailboxAnswers answers;

    @Inject
    ConfirmMailbox(CodeRequestQueue queue, MailboxAnswers answers) {
        this.queue = queue;
        this.answers = answers;
    }

    /** @return whether the address is confirmed now */
    public boolean confirm(Owner owner, Secret code, Circumstances circumstances) {
        // Who answers at once, as tests and fixed codes allow, must not be too early.
        queue.awaitTurn(Purpose.MAILBOX, owner.text());
        return answers.take(owner, code, circumstances);
    }
}
