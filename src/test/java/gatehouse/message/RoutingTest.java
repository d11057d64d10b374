package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.Attempt.Outcome;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Submission;
import gatehouse.message.route.Gateways;
import gatehouse.message.route.Route;
import gatehouse.message.route.Router;
import gatehouse.platform.telemetry.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which gateways a message is offered to, and what is remembered of that. */
class RoutingTest {
    /** So often a gateway may be silent. */
    private static final int BEFORE_A_PAUSE = 4;

    private final OutboxBench bench = new OutboxBench();
    private final FakeGateway primary = FakeGateway.accepting("primary");
    private final FakeGateway backup = FakeGateway.accepting("backup");

    @BeforeEach
    void aTenant() {
        bench.database.run("insert into tenant (id, name, created) select 1, 'Bank', current_timestamp"
                + " where not exists (select 1 from tenant where id = 1)");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tenantWithoutRoutesTakesTheServersOrder() {
        send(primary, backup);

        assertThat(primary.got).hasSize(1);
        assertThat(backup.got).isEmpty();
    }

    @Test
    void routeOfTheTenantCountsForNumbersThatBeginLikeIt() {
        routes(new Route("27", List.of("backup", "primary")), new Route("48", List.of("primary")));

        send(primary, backup);

        assertThat(backup.got).hasSize(1);
        assertThat(primary.got).isEmpty();
    }

    @Test
    void otherTenantsRoutesChangeNothing() {
        bench.database.run("insert into tenant (id, name, created) values (77, 'Other', current_timestamp)");
        bench.database.inTransaction(() -> {
            bench.routes.replace(77, List.of(new Route("", List.of("backup"))));
            return null;
        });

        send(primary, backup);

        assertThat(primary.got).hasSize(1);
    }

    @Test
    void gatewayThatIsNotOnTheRouteIsNotAsked() {
        routes(new Route("", List.of("refusing")));

        UUID id = send(FakeGateway.refusing("refusing"), backup);

        assertThat(backup.got).isEmpty();
        assertThat(bench.status(id)).isEqualTo("QUEUED");
    }

    @Test
    void routeWhoseGatewaysTheServerHasNoMoreGivesWayToTheServersOrder() {
        routes(new Route("27", List.of("gone")));

        send(primary, backup);

        assertThat(primary.got).hasSize(1);
    }

    @Test
    void routesAreReplacedAsAWhole() {
        routes(new Route("27", List.of("backup")), new Route("", List.of("backup")));
        routes(new Route("48", List.of("backup")));

        assertThat(bench.routes.of(1)).containsExactly(new Route("48", List.of("backup")));
    }

    @Test
    void silentGatewayIsPausedAndTheNextOneTakesAllAtOnce() {
        FakeGateway silent = FakeGateway.unreachable("silent");
        Dispatch dispatch = bench.dispatch(silent, backup);

        for (int i = 0; i < 20; i++) {
            dispatch.attempt(bench.post());
        }

        assertThat(silent.got).hasSize(BEFORE_A_PAUSE);
        assertThat(backup.got).hasSize(20);
    }

    @Test
    void pausedGatewayThatIsBackIsAskedFirstAgain() {
        boolean[] back = new boolean[1];
        FakeGateway first = FakeGateway.answering(
                "first", message -> back[0] ? new Submission.Accepted("1") : new Submission.Unreachable("no answer"));
        Dispatch dispatch = bench.dispatch(first, backup);
        for (int i = 0; i < BEFORE_A_PAUSE; i++) {
            dispatch.attempt(bench.post());
        }
        back[0] = true;
        bench.later(Duration.ofSeconds(10));

        dispatch.attempt(bench.post());
        dispatch.attempt(bench.post());

        assertThat(backup.got).hasSize(BEFORE_A_PAUSE);
        assertThat(first.got).hasSize(BEFORE_A_PAUSE + 2);
    }

    @Test
    void gatewayThatRefusesIsNotPaused() {
        FakeGateway refusing = FakeGateway.refusing("refusing");
        Dispatch dispatch = bench.dispatch(refusing, backup);

        for (int i = 0; i < 20; i++) {
            dispatch.attempt(bench.post());
        }

        assertThat(refusing.got).hasSize(20);
    }

    @Test
    void messageWaitsWhenEveryGatewayIsPaused() {
        FakeGateway silent = FakeGateway.unreachable("silent");
        Dispatch dispatch = bench.dispatch(silent);
        for (int i = 0; i < BEFORE_A_PAUSE; i++) {
            dispatch.attempt(bench.post());
        }
        UUID id = bench.post();

        dispatch.attempt(id);

        assertThat(silent.got).hasSize(BEFORE_A_PAUSE);
        assertThat(bench.status(id)).isEqualTo("QUEUED");
        assertThat(bench.column(id, "failure")).isEqualTo("none: every gateway is paused");
        assertThat(report(id).attempts()).isEmpty();
    }

    /** Webhooks lead to the machines of many tenants. */
    @Test
    void gatewayOfAnotherRoomIsNeverPaused() {
        FakeGateway hooks = FakeGateway.unreachable("hooks");
        Router router = new Router(new Gateways(List.of(), List.<Gateway>of(hooks), bench.clock), bench.routes);
        Dispatch dispatch =
                new Dispatch(bench.messages, router, bench.sealing, bench.clock, bench.carried, Spans.none());

        for (int i = 0; i < 20; i++) {
            dispatch.attempt(bench.post());
        }

        assertThat(hooks.got).hasSize(20);
    }

    @Test
    void everyGatewayThatWasAskedIsRemembered() {
        UUID id = bench.post();
        Dispatch first = bench.dispatch(FakeGateway.refusing("first"), FakeGateway.unreachable("second"));
        first.attempt(id);
        bench.later(Duration.ofSeconds(1));
        bench.dispatch(FakeGateway.refusing("first"), backup).attempt(id);

        MessageReport report = report(id);
        assertThat(report.state()).isEqualTo(MessageState.SENT);
        assertThat(report.gateway()).contains("backup");
        assertThat(report.attempts())
                .containsExactly(
                        new Attempt("first", OutboxBench.START, Outcome.REJECTED, Optional.of("queue full")),
                        new Attempt("second", OutboxBench.START, Outcome.UNREACHABLE, Optional.of("no answer in 10 s")),
                        new Attempt(
                                "first", OutboxBench.START.plusSeconds(1), Outcome.REJECTED, Optional.of("queue full")),
                        new Attempt("backup", OutboxBench.START.plusSeconds(1), Outcome.ACCEPTED, Optional.empty()));
    }

    @Test
    void attemptsGoWithTheirMessage() {
        UUID id = send(FakeGateway.refusingForGood("primary"));
        assertThat(report(id).attempts()).extracting(Attempt::outcome).containsExactly(Outcome.REFUSED);
        bench.later(Duration.ofDays(91));

        bench.messages.purge(10);

        assertThat(bench.messages.find(1, id)).isEmpty();
        assertThat(bench.database.number("select count(*) from message_attempt"))
                .isZero();
    }

    @Test
    void stateOfAMessageIsToldToItsTenantAlone() {
        UUID id = bench.post();

        assertThat(report(id).state()).isEqualTo(MessageState.QUEUED);
        assertThat(bench.messages.find(2, id)).isEmpty();
        assertThat(bench.messages.find(1, UUID.randomUUID())).isEmpty();
    }

    @Test
    void everyStatusIsAState() {
        assertThat(Message.Status.values())
                .extracting(Message.Status::toState)
                .containsExactly(
                        MessageState.QUEUED,
                        MessageState.QUEUED,
                        MessageState.SENT,
                        MessageState.DELIVERED,
                        MessageState.FAILED,
                        MessageState.FAILED,
                        MessageState.EXPIRED,
                        MessageState.EXPIRED);
    }

    @Test
    void nextGatewayIsNotAskedOnceTheMessageExpired() {
        FakeGateway slow = FakeGateway.answering("slow", message -> {
            bench.later(Duration.ofMinutes(5));
            return new Submission.Unreachable("no answer");
        });
        UUID id = bench.post(Channel.SMS, Duration.ofMinutes(5));

        bench.dispatch(slow, backup).attempt(id);

        assertThat(backup.got).isEmpty();
        assertThat(report(id).attempts()).extracting(Attempt::gateway).containsExactly("slow");
    }

    private MessageReport report(UUID id) {
        return bench.messages.find(1, id).orElseThrow();
    }

    private void routes(Route... routes) {
        bench.database.inTransaction(() -> {
            bench.routes.replace(1, List.of(routes));
            return null;
        });
    }

    private UUID send(FakeGateway... gateways) {
        UUID id = bench.post();
        bench.dispatch(gateways).attempt(id);
        return id;
    }
}
