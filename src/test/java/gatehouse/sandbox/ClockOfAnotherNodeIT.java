package gatehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.MovableClock;
import gatehouse.rig.InsideGatehouse;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another node moves the clock: all that it leaves behind for this one is a row. */
class ClockOfAnotherNodeIT extends InsideGatehouse {
    private static final Duration MOVE = Duration.ofMinutes(31);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    @Resource
    UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    @AfterEach
    void backToRealTime() throws Exception {
        store("delete from sandbox_clock");
        await().atMost(PATIENCE).until(() -> clock.offset().isZero());
    }

    @Test
    void thisNodeFollowsForwardAndBack() throws Exception {
        store("insert into sandbox_clock (id, offset_millis) values (1, " + MOVE.toMillis() + ")");

        await().atMost(PATIENCE).until(() -> clock.offset().equals(MOVE));
        store("insert into lockout (holder, failures, last_failure)"
                + " values ('test/of-the-future', 1, current_timestamp + interval '20' minute)");
        store("delete from sandbox_clock");

        await().atMost(PATIENCE).until(() -> clock.offset().isZero());
        assertThat(store("delete from lockout where holder = 'test/of-the-future'"))
                .as("what began later is gone: " + ClockMovedBack.class.getSimpleName())
                .isZero();
    }

    private int store(String sql) throws Exception {
        transaction.begin();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } finally {
            transaction.commit();
        }
    }
}
