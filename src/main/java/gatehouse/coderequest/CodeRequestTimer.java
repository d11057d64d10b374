package gatehouse.coderequest;

import gatehouse.platform.Chore;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.database.Migrations;
import gatehouse.platform.http.call.CurrentCall;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Carries out the requests for a code every second, on every node: all that wait, without a pause between two batches. One
 * that fails keeps no other from its turn, and is tried once in each.
 */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CodeRequestTimer {
    static final int BATCH = 500;

    /** A turn's worth; what is left is for the next. */
    private static final int BATCHES = 20;

    private final Chore looking = new Chore(CodeRequestTimer.class, "Looking for requests for a code");
    private final Chore sending = new Chore(CodeRequestTimer.class, "Sending a code");

    @Inject
    CodeRequests noted;

    @Any
    @Inject
    Instance<CodeSender> senders;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void carryOut() {
        Turn turn = new Turn();
        looking.repeatWhile(turn::hasMoreAfterBatch, BATCHES);
    }

    private void carryOut(CodeRequest request) {
        sending.repeatWhile(() -> {
            senders.stream()
                    .filter(sender -> sender.purpose() == request.purpose())
                    .forEach(sender -> sender.carryOut(request.id()));
            return false;
        });
    }

    /** Goes on behind what it has come to, so that those that failed are not met again. */
    private final class Turn {
        private UUID last = CodeRequests.BEFORE_ALL;

        boolean hasMoreAfterBatch() {
            List<CodeRequest> batch = noted.waiting(last, BATCH);
            batch.forEach(request -> CurrentCall.continuing(request.trace(), () -> carryOut(request)));
            if (batch.size() < BATCH) {
                return false;
            }
            last = batch.get(BATCH - 1).id();
            return true;
        }
    }
}
