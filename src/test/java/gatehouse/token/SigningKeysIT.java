package gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Jwt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Keys that change without a restart: the container's token check and ours have to know each in time. */
class SigningKeysIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final Duration KEY_LIFE = Duration.ofDays(30);

    private Eclipse eclipse;
    private Person person;

    @BeforeEach
    void aPersonWhoCanSignIn() {
        eclipse = Eclipse.at(base());
        person = eclipse.person(PASSWORD);
    }

    @AfterEach
    void backToRealTime() {
        eclipse.sandbox().backToRealTime();
    }

    @Test
    void theKeyThatSignsAndTheNextOneArePublishedWithoutTheirPrivateParts() {
        List<JsonNode> keys = eclipse.server()
                .get("/.well-known/jwks.json")
                .json()
                .path("keys")
                .valueStream()
                .toList();

        assertThat(keys).hasSizeGreaterThanOrEqualTo(2).allSatisfy(key -> {
            assertThat(key.path("kty").asString()).isEqualTo("RSA");
            assertThat(key.path("alg").asString()).isEqualTo("RS256");
            assertThat(key.path("use").asString()).isEqualTo("sig");
            assertThat(key.propertyNames()).doesNotContain("d", "p", "q", "dp", "dq", "qi");
        });
        assertThat(published()).contains(signs());
    }

    @Test
    void afterItsLifeAKeyGivesWayToOneThatWasPublishedBefore() {
        String first = signs();
        List<String> before = published();

        eclipse.sandbox().advance(KEY_LIFE);
        String jwt = eclipse.jwt(person.identity(), PASSWORD);
        String second = kid(jwt);

        assertThat(second).isNotEqualTo(first).isIn(before);
        assertThat(eclipse.opens(jwt, person)).as("the container knows the key").isTrue();
        assertThat(eclipse.renew(jwt).status()).isEqualTo(200);
        assertThat(published()).as("tokens of the first may still live").contains(first, second);
        Instant now = eclipse.sandbox().now();
        assertThat(published())
                .as("a third waits")
                .anyMatch(kid -> beginning(kid).isAfter(now));
        eclipse.sandbox().advance(Duration.ofHours(25).plusSeconds(1));
        assertThat(published()).doesNotContain(first).contains(second);
    }

    @Test
    void aTokenOutlivesTheKeyThatSignedIt() {
        eclipse.sandbox().advance(untilAMinuteBeforeTheChange());
        String jwt = eclipse.jwt(person.identity(), PASSWORD);

        eclipse.sandbox().advance(Duration.ofMinutes(2));

        assertThat(signs()).isNotEqualTo(kid(jwt));
        assertThat(eclipse.opens(jwt, person)).isTrue();
        assertThat(eclipse.renew(jwt).status()).isEqualTo(200);
    }

    @Test
    void keysGoOnChangingHoweverFarTheClockGoes() {
        eclipse.sandbox().advance(KEY_LIFE.multipliedBy(7));

        String jwt = eclipse.jwt(person.identity(), PASSWORD);

        assertThat(published()).contains(kid(jwt)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(eclipse.opens(jwt, person)).as("the container knows the key").isTrue();
        eclipse.sandbox().backToRealTime();
        String back = eclipse.jwt(person.identity(), PASSWORD);
        assertThat(eclipse.opens(back, person)).isTrue();
    }

    private Duration untilAMinuteBeforeTheChange() {
        return Duration.between(eclipse.sandbox().now(), beginning(signs()).plus(KEY_LIFE))
                .minusMinutes(1);
    }

    /** A key's id is the moment from which it signs. */
    private static Instant beginning(String kid) {
        return Instant.ofEpochMilli(Long.parseLong(kid.substring(1)));
    }

    private String signs() {
        return kid(eclipse.jwt(person.identity(), PASSWORD));
    }

    private static String kid(String jwt) {
        return new Jwt(jwt).header().path("kid").asString();
    }

    private List<String> published() {
        return eclipse.server()
                .get("/.well-known/jwks.json")
                .json()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }
}
