package gatehouse.membership;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.membership.UserOutcome.Refused;
import gatehouse.subject.LoginName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

/**
 * Whoever acts for a customer lets somebody else act for it too. They live under the same policies as its root, and have
 * no password yet.
 */
@ApplicationScoped
public class AddUser {
    private final UserRows rows;

    @Inject
    AddUser(UserRows rows) {
        this.rows = rows;
    }

    public UserOutcome add(Caller caller, Person person, Circumstances circumstances) {
        LoginName name = LoginName.ofEmail(person.email());
        try {
            return rows.add(caller, person, circumstances);
        } catch (PersistenceException refused) {
            if (rows.isTaken(caller, name)) {
                return rows.refuse(caller, Refused.TAKEN, Action.ADD_USER, circumstances);
            }
            throw refused;
        }
    }
}
