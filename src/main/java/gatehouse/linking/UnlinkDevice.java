package gatehouse.linking;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.identity.NewFactors;
import gatehouse.push.RetireDevice;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Takes a device away from whoever is signed in. They are told, and all their other sessions end. */
@ApplicationScoped
public class UnlinkDevice {
    /** What came of it. */
    public enum Outcome {
        DONE,
        /** No device was linked for this use. A code that waited for one is worthless nevertheless. */
        NOT_LINKED,
        /** The session is over, or its subject may not sign in any more. */
        OVER
    }

    private final SessionHolders holders;
    private final Sessions sessions;
    private final RetireDevice retire;
    private final NewFactors factors;
    private final DeviceNews news;

    @Inject
    UnlinkDevice(SessionHolders holders, Sessions sessions, RetireDevice retire, NewFactors factors, DeviceNews news) {
        this.holders = holders;
        this.sessions = sessions;
        this.retire = retire;
        this.factors = factors;
        this.news = news;
    }

    /**
     * Joins the caller's transaction. What the device was asked is withdrawn, and a code that waits for a device is
     * worthless.
     *
     * @param session goes on; that it was stepped up was asked before, that it is not over is asked here
     */
    @Transactional
    public Outcome unlink(UUID session, DeviceUse use, Circumstances circumstances) {
        Outcome outcome =
                holders.lockWithAll(session).map(holder -> unlink(holder, use)).orElse(Outcome.OVER);
        news.tell(sessions.find(session), Action.RETIRE_FACTOR, outcome.name(), circumstances);
        return outcome;
    }

    private Outcome unlink(SessionHolder holder, DeviceUse use) {
        if (!retire.retire(holder.subject(), use)) {
            return Outcome.NOT_LINKED;
        }
        factors.follow(holder.subject(), Optional.of(holder.session().id()));
        return Outcome.DONE;
    }
}
