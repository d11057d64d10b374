package gatehouse.monitoring.health;

import gatehouse.message.flow.Backlog;
import gatehouse.message.flow.Broker;
import gatehouse.message.flow.Pause;
import gatehouse.monitoring.Figures;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.RealTime;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.platform.database.GatehouseDataSource;
import gatehouse.token.KeyCare;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** How each {@link Organ} is looked at. Says what is wrong, for the log; throws when it cannot find out. */
@ApplicationScoped
class Probes {
    /** How long a message may wait before anybody tries it, from a second to a day; default five minutes. */
    static final String OUTBOX_AGE = "gatehouse.health.outbox-age";
    /** How far our clock may be from the database's, from a second to a day; default five seconds, as far as tokens bear. */
    static final String CLOCK_SKEW = "gatehouse.health.clock-skew";

    private static final Duration OUTBOX_AGE_DEFAULT = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW_DEFAULT = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofDays(1);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);
    private static final int QUERY_SECONDS = 2;

    @Resource(lookup = GatehouseDataSource.NAME)
    DataSource database;

    private final Broker broker;
    private final Figures figures;
    private final Pause pause;
    private final KeyCare keys;
    private final Drain drain;
    private final RealTime time;
    private final Duration outboxAge;
    private final Duration clockSkew;

    @Inject
    Probes(Broker broker, Figures figures, Pause pause, KeyCare keys, Drain drain, RealTime time, Settings settings) {
        this.broker = broker;
        this.figures = figures;
        this.pause = pause;
        this.keys = keys;
        this.drain = drain;
        this.time = time;
        this.outboxAge = bound(settings, OUTBOX_AGE, OUTBOX_AGE_DEFAULT);
        this.clockSkew = bound(settings, CLOCK_SKEW, CLOCK_SKEW_DEFAULT);
    }

    private static Duration bound(Settings settings, String name, Duration otherwise) {
        Duration bound = settings.duration(name, otherwise);
        if (bound.toSeconds() < 1 || bound.compareTo(MOST) > 0) {
            throw new BrokenSetting(name, "must be from PT1S to P1D");
        }
        return bound;
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    Optional<String> look(Organ organ) throws Exception {
        return switch (organ) {
            case DATABASE -> database();
            case QUEUE -> queue();
            case OUTBOX -> outbox();
            case KEYS -> keys();
            case CLOCK -> clock();
            case TRAFFIC -> traffic();
        };
    }

    private Optional<String> database() throws SQLException {
        ask("select 1");
        return Optional.empty();
    }

    private Optional<String> queue() throws Exception {
        broker.ask();
        return Optional.empty();
    }

    /** A pause is somebody's will and no illness; and what a gateway refuses is not the dispatcher's fault. */
    private Optional<String> outbox() {
        if (pause.isOn()) {
            return Optional.empty();
        }
        return figures.outbox()
                .map(backlog -> outbox(backlog, pause.goingFor(), outboxAge))
                .orElse(Optional.of("cannot be read"));
    }

    /** @param going how long this node has been taking messages: what waited before has not waited for it */
    static Optional<String> outbox(Backlog backlog, Duration going, Duration bound) {
        Duration untried = backlog.oldestUntried();
        Duration waited = untried.compareTo(going) < 0 ? untried : going;
        return waited.compareTo(bound) > 0
                ? Optional.of("a message has been waiting untried for " + untried.toSeconds() + " s")
                : Optional.empty();
    }

    private Optional<String> keys() {
        return keys.isInOrder() ? Optional.empty() : Optional.of("none signs, or its successor is missing");
    }

    private Optional<String> clock() throws SQLException {
        BigDecimal seconds = ask("select extract(epoch from current_timestamp)");
        long millis = seconds.multiply(MILLIS).longValue();
        long apart = Math.abs(time.now().toEpochMilli() - millis);
        return apart > clockSkew.toMillis()
                ? Optional.of("it is " + apart + " ms away from that of the database")
                : Optional.empty();
    }

    private Optional<String> traffic() {
        return drain.isAsked() ? Optional.of("this node is to be stopped, callers go to another") : Optional.empty();
    }

    private BigDecimal ask(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(QUERY_SECONDS);
            try (ResultSet answer = statement.executeQuery(question)) {
                answer.next();
                return answer.getBigDecimal(1);
            }
        }
    }
}
