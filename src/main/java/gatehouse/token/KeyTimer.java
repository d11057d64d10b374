package gatehouse.token;

import gatehouse.platform.Chore;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Makes the successor of a key within an hour of its first use, on a server that runs for months too. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyTimer {
    private final Chore preparing = new Chore(KeyTimer.class, "Making the next signing key");

    @Inject
    SigningKeys keys;

    @Schedule(hour = "*", minute = "23", persistent = false)
    void prepare() {
        preparing.repeatWhile(() -> {
            keys.prepare();
            return false;
        });
    }
}
