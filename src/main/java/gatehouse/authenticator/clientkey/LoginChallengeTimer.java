package gatehouse.authenticator.clientkey;

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

/** Removes challenges that nobody answered, a batch at a time. */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoginChallengeTimer {
    private final Chore sweeping = new Chore(LoginChallengeTimer.class, "Removing unanswered login challenges");

    @Inject
    LoginChallenges challenges;

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void sweep() {
        sweeping.repeatWhile(challenges::sweep);
    }
}
