package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.authenticator.password.CommonPasswords;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.PasswordRules;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import gatehouse.subject.LoginName;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstAdministratorTest {
    private static final Map<String, String> BOOTSTRAP = Map.of(
            "gatehouse.bootstrap.admin", "first.admin",
            "gatehouse.bootstrap.password", "correct horse battery staple");

    private final Rows rows = new Rows();
    private final Told told = new Told();

    @BeforeEach
    void listen() {
        told.logger.addHandler(told);
    }

    @AfterEach
    void listenNoMore() {
        told.logger.removeHandler(told);
    }

    @Test
    void anEmptyProductionDatabaseGetsItsFirstAdministrator() {
        start(BOOTSTRAP);

        assertThat(rows.administrators).containsExactly("first.admin");
    }

    @Test
    void aDatabaseThatWasMadeBeforeGetsNone() {
        rows.missing = false;

        start(BOOTSTRAP);

        assertThat(rows.administrators).isEmpty();
    }

    @Test
    void theSandboxHasItsOwn() {
        start(with("gatehouse.mode", "sandbox"));

        assertThat(rows.administrators).isEmpty();
        assertThat(told.lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gatehouse.bootstrap.password, short",
        "gatehouse.bootstrap.password, password1234",
        "gatehouse.bootstrap.password, first.admin!",
        "gatehouse.bootstrap.password, ''",
        "gatehouse.bootstrap.admin, a/b",
    })
    void whatWillNotDoStopsTheStartAndIsNamed(String name, String value) {
        assertThatThrownBy(() -> start(with(name, value)))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting " + name + " ");
        assertThat(rows.administrators).isEmpty();
    }

    @Test
    void whatIsOnlyForAnEmptyDatabaseStopsNoLaterStart() {
        rows.missing = false;

        start(with("gatehouse.bootstrap.password", "short"));

        assertThat(rows.administrators).isEmpty();
    }

    @Test
    void theWarningStaysUntilThePasswordIsChangedWhetherOrNotTheSettingsAreThere() {
        rows.missing = false;
        rows.passwordOfTheSettings = true;

        start(Map.of());
        start(BOOTSTRAP);

        assertThat(told.lines).containsExactly(FirstAdministrator.UNCHANGED, FirstAdministrator.UNCHANGED);
    }

    @Test
    void afterTheChangeThereIsNoWarning() {
        rows.missing = false;
        rows.passwordOfTheSettings = false;

        start(BOOTSTRAP);

        assertThat(told.lines).isEmpty();
    }

    @Test
    void anEmptyDatabaseWithoutTheSettingsIsTold() {
        start(Map.of());

        assertThat(told.lines).containsExactly(FirstAdministrator.NOBODY);
    }

    private void start(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(Map.of(
                "gatehouse.mode", "production",
                "gatehouse.password.bcrypt-cost", "10"));
        all.putAll(given);
        Settings settings = Settings.of(all);
        PasswordHashing hashing =
                new PasswordHashing(settings, new KeyedHash(new byte[32]), new Randomness(new SecureRandom()));
        new FirstAdministrator(settings, new PasswordRules(new CommonPasswords(settings)), hashing, rows)
                .start(new DatabaseReady());
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(BOOTSTRAP);
        settings.put(name, value);
        return settings;
    }

    /** A database as a test wants it. */
    private static final class Rows extends PlatformRows {
        private final List<String> administrators = new ArrayList<>();
        private boolean missing = true;
        private boolean passwordOfTheSettings;

        Rows() {
            super(null, null, null, null, null);
        }

        @Override
        boolean areMissing() {
            return missing;
        }

        @Override
        void add(LoginName name, Hashed password) {
            administrators.add(name.typed());
        }

        @Override
        boolean haveThePasswordOfTheSettings() {
            return passwordOfTheSettings;
        }
    }

    /** What the administrator reads in the log. */
    private static final class Told extends Handler {
        private final Logger logger = Logger.getLogger(FirstAdministrator.class.getName());
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
