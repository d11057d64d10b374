package gatehouse.staff;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.staff.AdminUserOutcome.Done;
import gatehouse.staff.AdminUserOutcome.Overloaded;
import gatehouse.staff.AdminUserOutcome.Refused;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;

/**
 * Takes somebody on. Their first password is made here, goes to them by mail and to nobody else, and is good until they
 * choose their own, for a few days at most. It is hashed before the transaction that stores everything, or nothing.
 */
@ApplicationScoped
public class AppointAdminUser {
    private static final int PASSWORD_BYTES = 15;

    private final AppointmentRows rows;
    private final PasswordHashing hashing;
    private final Randomness randomness;
    private final Attempts attempts;

    @Inject
    AppointAdminUser(AppointmentRows rows, PasswordHashing hashing, Randomness randomness, Attempts attempts) {
        this.rows = rows;
        this.hashing = hashing;
        this.randomness = randomness;
        this.attempts = attempts;
    }

    /**
     * What is asked for.
     *
     * @param identity what they sign in with
     */
    public record Wish(
            long tenantId,
            String name,
            EmailAddress email,
            Optional<PhoneNumber> phone,
            LoginName identity,
            Role role) {
        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "Wish[" + tenantId + ", " + role + "]";
        }
    }

    public AdminUserOutcome appoint(Caller caller, Wish wish, Circumstances circumstances) {
        AdminUserOutcome outcome =
                rows.objection(caller, wish).orElseGet(() -> appointWithPassword(caller, wish, circumstances));
        // Who was appointed was told of in the transaction that did it.
        return outcome instanceof Done
                ? outcome
                : attempts.told(
                        outcome, caller, Target.tenant(wish.tenantId()), Action.CREATE_ADMIN_USER, circumstances);
    }

    private AdminUserOutcome appointWithPassword(Caller caller, Wish wish, Circumstances circumstances) {
        Secret password = Secret.of(randomness.token(PASSWORD_BYTES));
        return hashing.hash(password, hashed -> add(caller, wish, password, hashed, circumstances), Overloaded::new);
    }

    /** Of two who want one name at the same moment the database lets in one; the other finds the name taken. */
    private AdminUserOutcome add(
            Caller caller, Wish wish, Secret password, Hashed hashed, Circumstances circumstances) {
        try {
            return rows.add(caller, wish, password, hashed, circumstances);
        } catch (PersistenceException refused) {
            if (rows.isTaken(wish)) {
                return Refused.TAKEN;
            }
            throw refused;
        }
    }
}
