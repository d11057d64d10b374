package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.AuditChain;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Sandbox;
import java.time.Duration;
import java.util.Collection;

/** What must be true of the database after whatever has happened to a node. */
final class After {
    /** A claim that its node took to the grave, a turn of the sweeper, and a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String CODE = "123456";

    private After() {}

    /** Whoever was told that a code is on its way has one, and nobody has two. */
    static void eachCodeHasComeOnce(Node through, Load load) {
        eachHasOneCode(through, load.asked());
        Sandbox inbox = through.eclipse().sandbox();
        for (Person person : load.perhapsAsked()) {
            assertThat(codes(inbox, person)).as("codes to one person").isLessThanOrEqualTo(1);
        }
    }

    static void eachHasOneCode(Node through, Collection<Person> asked) {
        Sandbox inbox = through.eclipse().sandbox();
        for (Person person : asked) {
            await("a code to everybody who was told so").atMost(PATIENCE).until(() -> codes(inbox, person) == 1);
        }
    }

    private static long codes(Sandbox inbox, Person person) {
        return inbox.textsTo(person.phone()).stream()
                .filter(text -> text.contains(CODE))
                .count();
    }

    /** Each link of the chain is there once and in its place, whichever node has sealed it. */
    static void theAuditIsOneChain(Node through) {
        Eclipse eclipse = through.eclipse();
        Api admin = eclipse.console();
        Answer last = AuditChain.verify(admin);
        assertThat(last.at("state")).isEqualTo("INTACT");
        assertThat(last.json().path("verifiedTo").asLong()).isPositive();
    }
}
