package gatehouse.linking;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.device.Devices;
import gatehouse.authenticator.device.Linkings;
import gatehouse.authenticator.device.Linkings.Opened;
import gatehouse.linking.LinkingStart.AlreadyLinked;
import gatehouse.linking.LinkingStart.Over;
import gatehouse.linking.LinkingStart.Started;
import gatehouse.linking.LinkingStart.TooMany;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Gives somebody who is signed in, and has stepped up, a code that links a device to them within ten minutes. */
@ApplicationScoped
public class StartLinking {
    private final SessionHolders holders;
    private final Sessions sessions;
    private final Devices devices;
    private final Linkings linkings;
    private final RequestLimits counts;
    private final LinkingLimits limits;
    private final DeviceNews news;
    private final Clock clock;

    @Inject
    StartLinking(
            SessionHolders holders,
            Sessions sessions,
            Devices devices,
            Linkings linkings,
            RequestLimits counts,
            LinkingLimits limits,
            DeviceNews news,
            Clock clock) {
        this.holders = holders;
        this.sessions = sessions;
        this.devices = devices;
        this.linkings = linkings;
        this.counts = counts;
        this.limits = limits;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction, which must commit whatever the outcome.
     *
     * @param session goes on when the device is linked, and all others of its subject end; that it was stepped up was asked
     *     before, that it is not over is asked here
     */
    @Transactional
    public LinkingStart start(UUID session, DeviceUse use, Circumstances circumstances) {
        LinkingStart outcome =
                holders.lock(session).map(holder -> start(holder, use)).orElseGet(Over::new);
        news.tell(
                sessions.find(session), Action.ENROL_FACTOR, outcome.getClass().getSimpleName(), circumstances);
        return outcome;
    }

    private LinkingStart start(SessionHolder holder, DeviceUse use) {
        Subject subject = holder.subject();
        if (devices.of(subject.id(), use).isPresent()) {
            return new AlreadyLinked();
        }
        Optional<Duration> wait = counts.take(limits.perSubject(), Long.toString(subject.id()), clock.instant());
        if (wait.isPresent()) {
            return new TooMany(wait.get());
        }
        Opened opened = linkings.open(subject, use, holder.session().id());
        return new Started(opened.code().secret(), opened.expires());
    }
}
