package gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.subject.ASubject;
import gatehouse.support.House;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActivityTest {
    @RegisterExtension
    static final House house = new House();

    private final Activity activity = house.wiring.another(Activity.class);
    private final Activity otherNode = house.wiring.another(Activity.class);

    @BeforeEach
    void empty() {
        house.database.run("delete from session");
    }

    @Test
    void activityIsNotWrittenWithinFortySeconds() throws Exception {
        UUID id = open();
        Instant opened = house.clock.instant();
        seenLater(activity, id, Duration.ofSeconds(39));

        activity.store();
        assertThat(stored(id)).isEqualTo(opened);

        seenLater(activity, id, Duration.ofSeconds(1));
        activity.store();
        assertThat(stored(id)).isEqualTo(opened.plusSeconds(40));
    }

    @Test
    void nothingIsWrittenTwice() throws Exception {
        UUID id = open();
        seenLater(activity, id, Duration.ofSeconds(60));
        activity.store();
        house.database.run("update session set last_active = started");

        activity.store();

        assertThat(stored(id)).isEqualTo(house.clock.instant().minusSeconds(60));
    }

    @Test
    void moreThanABatchIsStoredInOneGo() throws Exception {
        List<UUID> ids = Stream.generate(ActivityTest::open).limit(201).toList();
        house.later(Duration.ofSeconds(60));
        ids.forEach(id -> {
            activity.lastOf(row(id));
            activity.note(id);
        });

        activity.store();

        assertThat(house.database.number("select count(*) from session where last_active > started"))
                .isEqualTo(201);
    }

    @Test
    void activityIsNeverLaterThanItWas() throws Exception {
        UUID id = open();
        seenLater(activity, id, Duration.ofSeconds(60));
        Instant seen = house.clock.instant();

        house.later(Duration.ofSeconds(30));
        activity.store();

        assertThat(stored(id)).isEqualTo(seen);
        assertThat(activity.lastOf(row(id))).isEqualTo(seen);
    }

    @Test
    void laterActivityOfAnotherNodeWins() throws Exception {
        UUID id = open();
        seenLater(activity, id, Duration.ofSeconds(60));
        seenLater(otherNode, id, Duration.ofSeconds(60));
        Instant last = house.clock.instant();
        otherNode.store();

        activity.store();

        assertThat(stored(id)).isEqualTo(last);
        assertThat(activity.lastOf(row(id))).isEqualTo(last);
    }

    @Test
    void activityOfASessionThatWasNeverFoundIsIgnored() throws Exception {
        UUID id = open();
        house.later(Duration.ofSeconds(60));

        activity.note(id);
        activity.store();

        assertThat(stored(id)).isEqualTo(house.clock.instant().minusSeconds(60));
    }

    @Test
    void sessionThatIsOverIsForgottenAndNotWritten() throws Exception {
        UUID id = open();
        seenLater(activity, id, Duration.ofSeconds(60));
        house.later(Duration.ofHours(1));

        activity.store();

        assertThat(stored(id)).isEqualTo(house.clock.instant().minusSeconds(3660));
    }

    /** The session makes a call that is answered well, some time later. */
    private static void seenLater(Activity node, UUID id, Duration time) {
        house.later(time);
        node.lastOf(row(id));
        node.note(id);
    }

    private static UUID open() {
        return house.inTransaction(() -> house.get(Sessions.class)
                .open(
                        ASubject.ofACustomer(),
                        House.DOOR,
                        "pwd",
                        house.customers().tokens(),
                        TokenKind.ACCESS)
                .id());
    }

    private static Session row(UUID id) {
        return house.database.inTransaction(entities -> entities.find(Session.class, id));
    }

    private static Instant stored(UUID id) {
        return row(id).lastActive();
    }
}
