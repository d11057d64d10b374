package gatehouse.membership;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.membership.UserOutcome.Refused;
import gatehouse.subject.LoginName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.function.Supplier;

/**
 * Changes what is known about somebody who acts for a customer. Another e-mail address is another name to sign in with,
 * and has to be confirmed; another phone has to be enrolled again; the old and the new one are told.
 */
@ApplicationScoped
public class ChangeUser {
    private final UserRows rows;

    @Inject
    ChangeUser(UserRows rows) {
        this.rows = rows;
    }

    /**
     * Whoever acts for the customer changes one who was let in beside its root; how one is reached who acts for others too,
     * only that one.
     */
    public UserOutcome change(Caller caller, long number, UserChange change, Circumstances circumstances) {
        return unlessTaken(caller, change, circumstances, () -> rows.change(caller, number, change, circumstances));
    }

    /** The root of a customer changes what is known about the root itself; for anybody else it is missing. */
    public UserOutcome changeRoot(Caller caller, UserChange change, Circumstances circumstances) {
        return unlessTaken(caller, change, circumstances, () -> rows.changeRoot(caller, change, circumstances));
    }

    /** Of two who want one address at the same moment the database lets in one; the other finds it taken. */
    private UserOutcome unlessTaken(
            Caller caller, UserChange change, Circumstances circumstances, Supplier<UserOutcome> work) {
        try {
            return work.get();
        } catch (PersistenceException refused) {
            boolean taken = change.email()
                    .map(LoginName::ofEmail)
                    .filter(name -> rows.isTaken(caller, name))
                    .isPresent();
            if (taken) {
                return rows.refuse(caller, Refused.TAKEN, Action.CHANGE_USER, circumstances);
            }
            throw refused;
        }
    }
}
