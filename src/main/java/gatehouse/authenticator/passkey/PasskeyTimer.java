package gatehouse.authenticator.passkey;

import gatehouse.platform.Chore;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.database.Migrations;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes questions that nobody answered and passes that nobody used, a batch at a time. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasskeyTimer {
    private final Chore questions = new Chore(PasskeyTimer.class, "Removing unanswered passkey challenges");
    private final Chore unused = new Chore(PasskeyTimer.class, "Removing unused passes of passkeys");

    @Inject
    PasskeyChallenges challenges;

    @Inject
    Passes passes;

    @Schedule(hour = "*", minute = "*", second = "10/20", persistent = false)
    void sweep() {
        questions.repeatWhile(challenges::sweep);
        unused.repeatWhile(passes::sweep);
    }
}
