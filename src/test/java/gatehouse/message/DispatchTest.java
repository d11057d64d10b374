package gatehouse.message;

import static gatehouse.message.OutboxBench.CODE;
import static gatehouse.message.OutboxBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.message.RememberingQueue.Hint;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claim, send, mark: at least once under one id, never after expiry, and never while a transaction is open. */
class DispatchTest {
    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void postedMessageIsHintedAtOnceAndSentAsWritten() {
        FakeGateway gateway = FakeGateway.accepting("primary");
        UUID id = bench.post();
        assertThat(bench.sent).containsExactly(new Hint(id, Duration.ZERO));

        bench.dispatch(gateway).attempt(id);

        assertThat(gateway.got).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(id);
            assertThat(message.recipient()).isEqualTo(PHONE);
            assertThat(message.text().reveal()).isEqualTo("Your code is " + CODE);
        });
        assertThat(bench.status(id)).isEqualTo("SENT");
        assertThat(bench.column(id, "gateway_reference")).isEqualTo("ref-" + id);
    }

    @Test
    void ownSubjectGoesAlong() {
        FakeGateway gateway = FakeGateway.accepting("primary");
        Draft usual = OutboxBench.draft(Channel.SMS, Optional.empty());
        UUID id = bench.post(new Draft(
                usual.tenantId(),
                usual.channel(),
                usual.purpose(),
                usual.recipient(),
                usual.text(),
                usual.expires(),
                Optional.of("Seu código")));

        bench.dispatch(gateway).attempt(id);

        assertThat(gateway.got)
                .singleElement()
                .satisfies(message -> assertThat(message.subject()).contains("Seu código"));
    }

    @Test
    void recipientAndTextAreSealedAndTheTextIsGoneOnceItWasSent() {
        UUID id = bench.post();
        assertThat(bench.column(id, "text")).doesNotContain(CODE);
        assertThat(bench.column(id, "recipient")).doesNotContain(PHONE);

        bench.dispatch(FakeGateway.accepting("primary")).attempt(id);

        assertThat(bench.column(id, "text")).isNull();
    }

    @Test
    void noTransactionIsOpenWhileAGatewayIsAsked() {
        UUID id = bench.post();
        FakeGateway gateway = FakeGateway.answering("primary", message -> {
            assertThat(bench.database.isInTransaction()).isFalse();
            assertThat(bench.status(id)).isEqualTo("CLAIMED");
            return new Submission.Accepted("1");
        });

        bench.dispatch(gateway).attempt(id);

        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    @Test
    void doubledHintSendsOnce() {
        FakeGateway gateway = FakeGateway.accepting("primary");
        UUID id = bench.post();
        Dispatch dispatch = bench.dispatch(gateway);

        dispatch.attempt(id);
        dispatch.attempt(id);

        assertThat(gateway.got).hasSize(1);
    }

    @Test
    void twentyHintsAtOnceSendOnce() throws Exception {
        FakeGateway gateway = FakeGateway.accepting("primary");
        UUID id = bench.post();
        Dispatch dispatch = bench.dispatch(gateway);

        Together.times(20, () -> {
            dispatch.attempt(id);
            return null;
        });

        assertThat(gateway.got).hasSize(1);
    }

    @Test
    void hintAboutNothingDoesNothing() {
        FakeGateway gateway = FakeGateway.accepting("primary");

        bench.dispatch(gateway).attempt(UUID.randomUUID());

        assertThat(gateway.got).isEmpty();
    }

    @Test
    void refusedMessageIsTriedAgainWithGrowingPausesUntilItIsDeadAndVisible() {
        FakeGateway gateway = FakeGateway.refusing("primary");
        UUID id = bench.post();
        Dispatch dispatch = bench.dispatch(gateway);
        bench.sent.clear();

        for (int attempt = 1; attempt <= BackOff.ATTEMPTS; attempt++) {
            dispatch.attempt(id);
            if (attempt < BackOff.ATTEMPTS) {
                assertThat(bench.status(id)).isEqualTo("QUEUED");
                bench.later(bench.sent.get(attempt - 1).delay());
            }
        }

        assertThat(bench.sent)
                .extracting(Hint::delay)
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10));
        assertThat(gateway.got).hasSize(6).extracting(Outgoing::id).containsOnly(id);
        assertThat(bench.messages.dead(1, 10)).singleElement().satisfies(dead -> {
            assertThat(dead.id()).isEqualTo(id);
            assertThat(dead.attempts()).isEqualTo(6);
            assertThat(dead.reason()).isEqualTo("primary: queue full");
        });
    }

    @Test
    void earlyHintOfARefusedMessageDoesNothing() {
        FakeGateway gateway = FakeGateway.refusing("primary");
        UUID id = bench.post();
        Dispatch dispatch = bench.dispatch(gateway);
        dispatch.attempt(id);
        bench.later(Duration.ofMillis(999));

        dispatch.attempt(id);

        assertThat(gateway.got).hasSize(1);
    }

    @Test
    void permanentRefusalIsDeadAtOnceAndNoOtherGatewayIsAsked() {
        FakeGateway backup = FakeGateway.accepting("backup");
        UUID id = bench.post();

        bench.dispatch(FakeGateway.refusingForGood("primary"), backup).attempt(id);

        assertThat(bench.status(id)).isEqualTo("DEAD");
        assertThat(backup.got).isEmpty();
    }

    @Test
    void nextGatewayIsAskedWhenOneRefusesForNowOrCannotBeReachedOrThrows() {
        FakeGateway backup = FakeGateway.accepting("backup");
        FakeGateway throwing = FakeGateway.answering("throwing", message -> {
            throw new IllegalStateException("could not send " + message.text().reveal());
        });
        UUID id = bench.post();

        bench.dispatch(FakeGateway.refusing("first"), FakeGateway.unreachable("second"), throwing, backup)
                .attempt(id);

        assertThat(backup.got).hasSize(1);
        assertThat(bench.column(id, "gateway")).isEqualTo("backup");
        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    @Test
    void whatAThrowingGatewaySaidIsNotKept() {
        UUID id = bench.post();
        FakeGateway throwing = FakeGateway.answering("primary", message -> {
            throw new IllegalStateException("could not send " + message.text().reveal());
        });

        bench.dispatch(throwing).attempt(id);

        assertThat(bench.column(id, "failure")).isEqualTo("primary: threw IllegalStateException");
    }

    @Test
    void channelThatNoGatewayCarriesIsDeadAtOnce() {
        UUID id = bench.post(Channel.WEBHOOK, Duration.ofMinutes(5));

        bench.dispatch(FakeGateway.accepting("primary")).attempt(id);

        assertThat(bench.messages.dead(1, 10))
                .extracting(DeadLetter::reason)
                .containsExactly("none: no gateway carries WEBHOOK");
    }

    @Test
    void expiredMessageIsNeverSent() {
        FakeGateway gateway = FakeGateway.accepting("primary");
        UUID id = bench.post(Channel.SMS, Duration.ofMinutes(5));
        bench.later(Duration.ofMinutes(5));

        bench.dispatch(gateway).attempt(id);

        assertThat(gateway.got).isEmpty();
        assertThat(bench.status(id)).isEqualTo("EXPIRED");
        assertThat(bench.column(id, "text")).isNull();
    }

    @Test
    void messageThatExpiresBetweenTwoGatewaysIsNotGivenToTheSecond() {
        FakeGateway backup = FakeGateway.accepting("backup");
        FakeGateway slow = FakeGateway.answering("slow", message -> {
            bench.later(Duration.ofSeconds(10));
            return new Submission.Unreachable("no answer in 10 s");
        });
        UUID id = bench.post(Channel.SMS, Duration.ofSeconds(8));

        bench.dispatch(slow, backup).attempt(id);
        bench.messages.sweep(10);

        assertThat(backup.got).isEmpty();
        assertThat(bench.status(id)).isEqualTo("EXPIRED");
    }

    @Test
    void claimedMessageIsLeftAloneUntilTheClaimRanOut() {
        UUID id = bench.post();
        FakeGateway gateway = FakeGateway.accepting("primary");
        Dispatch dispatch = bench.dispatch(gateway);
        bench.messages.claim(id, Duration.ofSeconds(20));

        bench.later(Duration.ofSeconds(19));
        dispatch.attempt(id);
        assertThat(gateway.got).isEmpty();

        bench.later(Duration.ofSeconds(1));
        dispatch.attempt(id);
        assertThat(gateway.got).hasSize(1);
    }

    @Test
    void messageWhoseEveryAttemptEndsInACrashIsDeadInTheEnd() {
        UUID id = bench.post(Channel.SMS, Duration.ofDays(1));
        for (int crash = 0; crash < BackOff.ATTEMPTS; crash++) {
            assertThat(bench.messages.claim(id, Duration.ofSeconds(20))).isPresent();
            bench.later(Duration.ofSeconds(20));
        }
        FakeGateway gateway = FakeGateway.accepting("primary");

        bench.dispatch(gateway).attempt(id);

        assertThat(gateway.got).isEmpty();
        assertThat(bench.status(id)).isEqualTo("DEAD");
    }

    @Test
    void refusalOfAClaimThatRanOutDoesNotUndoTheNextClaim() {
        UUID id = bench.post();
        Claim stale = bench.messages.claim(id, Duration.ofSeconds(20)).orElseThrow();
        bench.later(Duration.ofSeconds(20));
        bench.messages.claim(id, Duration.ofSeconds(20)).orElseThrow();

        bench.messages.refuse(stale, List.of(), "primary: queue full", false);

        assertThat(bench.status(id)).isEqualTo("CLAIMED");
    }

    @Test
    void acceptanceOfAClaimThatRanOutCounts() {
        UUID id = bench.post();
        Claim first = bench.messages.claim(id, Duration.ofSeconds(20)).orElseThrow();
        bench.later(Duration.ofSeconds(20));
        Claim next = bench.messages.claim(id, Duration.ofSeconds(20)).orElseThrow();

        bench.messages.accept(first, List.of(), "primary", "1");
        bench.messages.refuse(next, List.of(), "primary: queue full", false);

        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    @Test
    void messageSealedWithAnotherKeyIsAFailedAttemptAndNoEndlessLoop() {
        UUID id = bench.post();
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        Dispatch dispatch = bench.dispatchSealedWith(otherKey, FakeGateway.accepting("primary"));

        dispatch.attempt(id);

        assertThat(bench.status(id)).isEqualTo("QUEUED");
        assertThat(bench.column(id, "attempts")).isEqualTo("1");
    }

    @Test
    void rolledBackPostLeavesNoRow() {
        UUID[] posted = new UUID[1];

        assertThatThrownBy(() -> bench.database.inTransaction(() -> {
                    posted[0] = bench.postWithinTransaction();
                    throw new IllegalArgumentException("asked to fail");
                }))
                .hasMessage("asked to fail");

        assertThat(posted[0]).isNotNull();
        assertThat(bench.status(posted[0])).isNull();
    }
}
