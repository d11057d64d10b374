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

/** Carries out the requests for a code every second, on every node. One that fails keeps no other from its turn. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CodeRequestTimer {
    private static final int BATCH = 500;

    private final Chore looking = new Chore(CodeRequestTimer.class, "Looking for requests for a code");
    private final Chore sending = new Chore(CodeRequestTimer.class, "Sending a code");

    @Inject
    CodeRequests noted;

    @Any
    @Inject
    Instance<CodeSender> senders;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void carryOut() {
        looking.repeatWhile(() -> {
            noted.waiting(BATCH).forEach(request -> CurrentCall.continuing(request.trace(), () -> carryOut(request)));
            return false;
        });
    }

    private void carryOut(CodeRequest request) {
        sending.repeatWhile(() -> {
            senders.stream()
                    .filter(sender -> sender.purpose() == request.purpose())
                    .forEach(sender -> sender.carryOut(request.id()));
            return false;
        });
    }
}
