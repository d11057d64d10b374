package gatehouse.console;

import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.PasswordRules;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import gatehouse.platform.log.Log;
import gatehouse.subject.LoginName;
import gatehouse.tenant.PasswordPreset;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/**
 * The first GLOBAL_ADMIN of a production database that is still empty, by two settings. Until that password is changed
 * the log warns at each start, whether or not the settings are still there: a password that lay in a configuration is
 * known to more than one.
 */
@ApplicationScoped
class FirstAdministrator {
    private static final Log LOG = Log.of(FirstAdministrator.class);

    /** Login name of the first administrator. */
    private static final String ADMIN = "gatehouse.bootstrap.admin";
    /** The password, which must satisfy the nist preset. */
    private static final String PASSWORD = "gatehouse.bootstrap.password";

    static final String UNCHANGED = "The first administrator still has the password of " + PASSWORD
            + ", which whoever reads the settings knows. Change it";
    static final String NOBODY = "Nobody can sign in: the database is empty, and " + ADMIN + " is not set";

    private final Settings settings;
    private final PasswordRules rules;
    private final PasswordHashing hashing;
    private final PlatformRows rows;

    @Inject
    FirstAdministrator(Settings settings, PasswordRules rules, PasswordHashing hashing, PlatformRows rows) {
        this.settings = settings;
        this.rules = rules;
        this.hashing = hashing;
        this.rows = rows;
    }

    void start(@Observes @Priority(150) DatabaseReady ready) {
        if (settings.isSandbox()) {
            return;
        }
        if (rows.areMissing()) {
            settings.text(ADMIN).ifPresentOrElse(this::add, FirstAdministrator::tellThatNobodyCanSignIn);
        }
        if (rows.haveThePasswordOfTheSettings()) {
            LOG.warning(UNCHANGED);
        }
    }

    private void add(String admin) {
        LoginName name = LoginName.parse(admin).orElseThrow(() -> new BrokenSetting(ADMIN, "is not a login name"));
        Secret password = settings.secret(PASSWORD)
                .map(Secret::of)
                .orElseThrow(() -> new BrokenSetting(PASSWORD, "is missing, but " + ADMIN + " is there"));
        rows.add(name, hash(judged(password, name)));
    }

    private static void tellThatNobodyCanSignIn() {
        LOG.warning(NOBODY);
    }

    private Secret judged(Secret password, LoginName name) {
        rules.objection(password, PasswordPreset.NIST, List.of(name.typed())).ifPresent(weakness -> {
            throw new BrokenSetting(PASSWORD, "will not do: " + weakness.sentence(PasswordPreset.NIST));
        });
        return password;
    }

    private Hashed hash(Secret password) {
        return hashing.hash(password, Function.identity(), wait -> {
            throw new IllegalStateException("Nobody hashes before the first request");
        });
    }
}
