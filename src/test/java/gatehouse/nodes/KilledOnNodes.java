package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.nodes.Node.Death;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node dies under load, without a chance to say or to write anything ({@code kill -9}). */
@ExtendWith(ClusterExtension.class)
class KilledOnNodes {
    private static final int CLIENTS = 4;
    private static final int CODES = 40;
    private static final int LEFT_BEHIND = 5;
    private static final int ALLOWED_FAILURES = 5;
    private static final String PASSWORD = "first_password";
    private static final String CODE = "123456";
    /** Before and after, so that the load runs on both nodes, and on one. */
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Whatever this node takes from its queue stays in the outbox, as when it dies a moment later. */
    private static final String HOLD = """
            create or replace function hold_back() returns trigger language plpgsql as $$
            begin
                if current_setting('application_name') = 'a' and new.attempts > old.attempts then
                    raise exception 'held back by a test';
                end if;
                return new;
            end $$;
            create trigger hold_back before update on message for each row execute function hold_back();
            """;

    private final Cluster cluster;
    private final Node dying;
    private final Node other;

    KilledOnNodes(Cluster cluster) {
        this.cluster = cluster;
        this.dying = cluster.a();
        this.other = cluster.b();
    }

    private Person locked;
    private Person reset;
    private Person signedIn;
    private String live;
    private String ended;

    @BeforeEach
    void whatTheNodeHasPromised() {
        locked = dying.eclipse().person(PASSWORD);
        for (int i = 0; i < ALLOWED_FAILURES; i++) {
            dying.eclipse().login(locked.identity(), "wrong_password");
        }
        reset = dying.eclipse().person(PASSWORD);
        dying.eclipse().askForCode(reset.identity(), "OTP");
        dying.eclipse().sandbox().awaitCodeTo(reset.phone());
        signedIn = dying.eclipse().person(PASSWORD);
    }

    @AfterEach
    void bothNodesAgain() {
        cluster.database().execute("drop trigger if exists hold_back on message");
        if (!cluster.balancer().isUp(dying)) {
            dying.start().awaitReady();
            cluster.balancer().awaitUp(dying);
        }
    }

    @Test
    void onlyCallsInFlightFailAndNothingIsLostOrDoubled() throws Exception {
        Multi multi = dying.multi(Multi.API_KEY);
        List<Root> roots = IntStream.range(0, LEFT_BEHIND)
                .mapToObj(i -> multi.verified(multi.consumer()))
                .toList();
        List<String> tokens = roots.stream().map(multi::withPassword).toList();
        Load load = Load.on(cluster.base(), CLIENTS, CODES);
        Death death;
        try {
            Thread.sleep(A_WHILE.toMillis());
            cluster.database().execute(HOLD);
            tokens.forEach(token -> assertThat(multi.api()
                            .as(token)
                            .post("/authentication_factors/otp/SMS", "{}")
                            .status())
                    .isEqualTo(204));
            promiseTheRest();
            death = dying.kill();
            Thread.sleep(A_WHILE.toMillis());
        } finally {
            load.stop();
        }

        long inFlight = load.failed().stream()
                .filter(call -> call.began() < death.latest() && call.ended() > death.earliest())
                .count();
        System.out.println("One of two nodes killed: " + load.counts() + ", " + inFlight + " of these in flight; "
                + load.asked().size() + " codes asked for, " + LEFT_BEHIND + " left behind in its queue");
        assertThat(load.failed())
                .as("calls that failed")
                .hasSize((int) inFlight)
                .hasSizeLessThanOrEqualTo(CLIENTS);
        thePromisesHold();
        roots.forEach(root -> await("a code that its node left behind")
                .atMost(PATIENCE)
                .until(() -> other.eclipse().sandbox().textsTo(root.phone()).size() == 1));
        After.eachCodeHasComeOnce(other, load);
        After.theAuditIsOneChain(other);
    }

    private void promiseTheRest() {
        assertThat(dying.eclipse()
                        .changePassword(reset.identity(), CODE, "second_password")
                        .status())
                .isEqualTo(204);
        live = dying.eclipse().jwt(signedIn.identity(), PASSWORD);
        ended = dying.eclipse().jwt(signedIn.identity(), PASSWORD);
        assertThat(dying.eclipse().logout(ended).status()).isEqualTo(204);
    }

    private void thePromisesHold() {
        assertThat(other.eclipse().login(locked.identity(), PASSWORD).status())
                .as("what was locked is locked")
                .isEqualTo(401);
        assertThat(other.eclipse()
                        .changePassword(reset.identity(), CODE, "third_password")
                        .status())
                .as("a code that was used is used")
                .isEqualTo(400);
        assertThat(other.eclipse().login(reset.identity(), "second_password").status())
                .as("the password that it set")
                .isEqualTo(200);
        assertThat(other.eclipse().opens(live, signedIn))
                .as("a session goes on")
                .isTrue();
        assertThat(other.eclipse().opens(ended, signedIn))
                .as("and an ended one does not")
                .isFalse();
    }
}
