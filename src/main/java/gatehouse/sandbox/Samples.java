package gatehouse.sandbox;

import gatehouse.authenticator.password.Admission;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;

/**
 * What the published examples need, made at the first start of a sandbox, and the way back to it. The passwords are
 * hashed like any others, before the transaction that stores them.
 */
@ApplicationScoped
class Samples {
    private final SampleRows rows;
    private final SandboxClock clock;
    private final PasswordHashing hashing;
    private final Settings settings;

    @Inject
    Samples(SampleRows rows, SandboxClock clock, PasswordHashing hashing, Settings settings) {
        this.rows = rows;
        this.clock = clock;
        this.hashing = hashing;
        this.settings = settings;
    }

    /** The passwords of the samples. */
    record Passwords(Hashed admin, Hashed system, Hashed customer, Hashed member) {}

    /**
     * Samples have published passwords, and the sandbox opens whatever is in its database: neither mode may take up the
     * database of the other.
     */
    void refuseOtherMode(@Observes @Priority(10) DatabaseReady ready) {
        if (!settings.isSandbox() && !rows.areMissing()) {
            throw new BrokenSetting(
                    "gatehouse.mode", "must be sandbox: this database has the samples, whose passwords are published");
        }
        if (settings.isSandbox() && rows.areMissing() && rows.haveOthers()) {
            throw new BrokenSetting(
                    "gatehouse.mode", "must be production: this database is one, and the sandbox would open it");
        }
    }

    void start(@Observes @Priority(200) DatabaseReady ready) {
        if (settings.isSandbox() && rows.areMissing()) {
            rows.add(passwords());
        }
    }

    /** Everything but the signing keys and the audit log is as it was at the first start. */
    void reset() {
        Passwords passwords = passwords();
        clock.backToRealTime();
        rows.replace(passwords);
    }

    private Passwords passwords() {
        return hashing.admit().as(new Admission.Cases<>() {
            @Override
            public Passwords admitted(Admission.Admitted admitted) {
                try (HashingTicket ticket = admitted.ticket()) {
                    return new Passwords(
                            ticket.hash(Secret.of("Sandbox-Admin-1")),
                            ticket.hash(Secret.of("Sandbox-System-1")),
                            ticket.hash(Secret.of("user_password")),
                            ticket.hash(Secret.of("pa$$word")));
                }
            }

            @Override
            public Passwords overloaded(Admission.Overloaded overloaded) {
                throw new ServiceUnavailableException(overloaded.retryAfter().toSeconds());
            }
        });
    }
}
