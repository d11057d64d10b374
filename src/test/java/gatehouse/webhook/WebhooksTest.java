package gatehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.support.House;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant that listens is told what happens, in the transaction of whatever happened. */
class WebhooksTest {
    @RegisterExtension
    static final House house = new House();

    private static final Webhooks webhooks = house.get(Webhooks.class);

    @BeforeEach
    void nobodyListens() {
        house.database.run("delete from message");
        house.database.run("delete from webhook");
    }

    @Test
    void aTenantThatDoesNotListenIsToldNothing() {
        assertThat(announce(House.TENANT, "login/watch", "{}")).isEmpty();

        assertThat(messages()).isZero();
    }

    @Test
    void aTenantThatListensIsToldByTheOutboxAndNoOtherTenantIs() {
        listen(House.TENANT);

        assertThat(announce(House.TENANT, "login/watch", "{}")).isPresent();
        assertThat(announce(House.OTHER_TENANT, "login/watch", "{}")).isEmpty();

        assertThat(messages()).isEqualTo(1);
        assertThat(house.database.number("select tenant_id from message where channel = 'WEBHOOK'"))
                .isEqualTo(House.TENANT);
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        listen(House.TENANT);

        assertThatThrownBy(() -> house.inTransaction(() -> {
                    webhooks.announce(House.TENANT, "login/watch", "{}");
                    throw new IllegalArgumentException("asked to fail");
                }))
                .hasMessage("asked to fail");

        assertThat(messages()).isZero();
    }

    @Test
    void anEventHasUpTo5000Bytes() {
        listen(House.TENANT);
        String name = "stepup/watch";
        String most = "é".repeat((5_000 - name.length() - 1) / 2);

        assertThat(announce(House.TENANT, name, most)).isPresent();
        assertThatThrownBy(() -> announce(House.TENANT, name, most + "é")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/login", "login/", "login//watch", "Login", "login watch", "../login", "login\nwatch"})
    void anEventIsNamedByWordsAndSlashes(String name) {
        listen(House.TENANT);

        assertThatThrownBy(() -> announce(House.TENANT, name, "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void listen(long tenant) {
        house.inTransaction(() ->
                webhooks.set(tenant, webhooks.url("https://hooks.example.com").orElseThrow(), false));
    }

    private static Optional<?> announce(long tenant, String event, String json) {
        return house.inTransaction(() -> webhooks.announce(tenant, event, json));
    }

    private static long messages() {
        return house.database.number("select count(*) from message");
    }
}
