package gatehouse.device;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import gatehouse.platform.Settings;
import gatehouse.push.IssuePush;
import gatehouse.push.PushIssuance.Issued;
import gatehouse.push.PushState;
import gatehouse.push.SettlePush;
import gatehouse.support.House;
import gatehouse.support.Linked;
import gatehouse.support.Resident;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What devices are told that listen. */
class ListenersTest {
    @RegisterExtension
    static final House house = new House();

    private final Listeners listeners = house.wiring.another(Listeners.class);
    private final FakeConnection connection = new FakeConnection();
    private Resident owner;
    private UUID device;

    @BeforeEach
    void somebodyWhoListens() {
        owner = house.aCustomer().whoSignsIn();
        device = UUID.fromString(Linked.to(house, owner, DeviceUse.PROMPT).id());
        listeners.add(device, connection, FakeConnection.sse());
        assertThat(connection.news()).containsExactly(":listening");
    }

    @Test
    void nothingIsToldAsLongAsNothingWaits() {
        listeners.tell();

        assertThat(connection.news()).isEmpty();
    }

    @Test
    void eachChangeIsToldOnce() {
        long id = asked(owner);

        listeners.tell();
        listeners.tell();

        assertThat(connection.news())
                .singleElement()
                .asString()
                .startsWith("challenges {\"challenges\":[{\"id\":\"" + id + "\"")
                .contains("\"amount\":\"1234\"", "12.34 EUR to Corner Shop");

        house.get(SettlePush.class)
                .settle(new SettlePush.Wish(House.TENANT, Optional.of(owner.subjectId()), id, PushState.ACCEPTED));
        listeners.tell();

        assertThat(connection.news()).containsExactly("challenges {\"challenges\":[]}");
    }

    @Test
    void whatWaitedBeforeItListenedIsToldToo() {
        asked(owner);
        FakeConnection late = new FakeConnection();
        listeners.add(device, late, FakeConnection.sse());

        listeners.tell();

        assertThat(late.sent()).hasSize(2);
    }

    @Test
    void nobodyIsToldOfOthers() {
        Resident other = house.aCustomer().whoSignsIn();
        Linked.to(house, other, DeviceUse.PROMPT);
        asked(other);

        listeners.tell();

        assertThat(connection.news()).isEmpty();
    }

    @Test
    void quietConnectionHearsThatWeAreThere() {
        house.later(Duration.ofSeconds(14));
        listeners.tell();
        assertThat(connection.news()).isEmpty();

        house.later(Duration.ofSeconds(1));
        listeners.tell();
        listeners.tell();

        assertThat(connection.news()).containsExactly(":still here");
    }

    @Test
    void connectionEndsAfterTenMinutes() {
        house.later(Listener.LIFE.minusSeconds(1));
        listeners.tell();
        assertThat(connection.isClosed()).isFalse();

        house.later(Duration.ofSeconds(1));
        listeners.tell();

        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void secondConnectionOfADeviceEndsTheFirst() {
        FakeConnection second = new FakeConnection();
        listeners.add(device, second, FakeConnection.sse());
        asked(owner);
        listeners.tell();

        assertThat(connection.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
        assertThat(second.sent()).hasSize(2);
    }

    @Test
    void connectionThatBrokeIsClosedAndMakesRoom() {
        Listeners few = few(1);
        few.add(device, connection, FakeConnection.sse());
        connection.breaks();
        asked(owner);
        few.tell();
        assertThat(connection.isClosed()).isTrue();

        few.tell();

        assertThat(few.add(UUID.randomUUID(), new FakeConnection(), FakeConnection.sse()))
                .isTrue();
    }

    @Test
    void onlySoManyMayListen() {
        Listeners few = few(1);

        assertThat(few.add(device, connection, FakeConnection.sse())).isTrue();
        assertThat(few.add(UUID.randomUUID(), new FakeConnection(), FakeConnection.sse()))
                .isFalse();
        assertThat(few.add(device, new FakeConnection(), FakeConnection.sse())).isTrue();
    }

    private static Listeners few(int most) {
        return house.wiring.another(
                Listeners.class, new DeviceLimits(Settings.of(Map.of(DeviceLimits.LISTENERS, Integer.toString(most)))));
    }

    @Test
    void oneQuestionIsEnoughForAll() {
        for (int i = 0; i < 20; i++) {
            listeners.add(UUID.randomUUID(), new FakeConnection(), FakeConnection.sse());
        }
        asked(owner);

        List<String> statements = house.database.statementsDuring(listeners::tell);

        assertThat(statements).hasSize(1);
        assertThat(connection.news()).hasSize(1);
    }

    @Test
    void nobodyListeningAsksNothing() {
        Listeners none = few(1);

        assertThat(house.database.statementsDuring(none::tell)).isEmpty();
    }

    @Test
    void stoppingServerEndsAll() {
        listeners.close();

        assertThat(connection.isClosed()).isTrue();
    }

    private static long asked(Resident somebody) {
        return ((Issued) house.get(IssuePush.class)
                        .issue(new IssuePush.Wish(
                                somebody.subjectId(),
                                UUID.randomUUID(),
                                DeviceUse.PROMPT,
                                Optional.of(new Operation(1234, "EUR", "Corner Shop")))))
                .id();
    }
}
