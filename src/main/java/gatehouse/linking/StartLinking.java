package gatehouse.linking;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.device.Devices;
import gatehouse.authenticator.device.Linkings;
import gatehouse.authenticator.device.Linkings.Opened;
import gatehouse.linking.LinkingStart.AlreadyLinked;
import gatehouse.linking.LinkingStart.NobodyThere;
import gatehouse.linking.LinkingStart.Started;
import gatehouse.linking.LinkingStart.TooMany;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives somebody who is signed in a code that links a device to them within ten minutes. Whether the session is good enough
 * for that was asked before.
 */
@ApplicationScoped
public class StartLinking {
    private final Subjects subjects;
    private final Devices devices;
    private final Linkings linkings;
    private final RequestLimits counts;
    private final LinkingLimits limits;
    private final DeviceNews news;
    private final Clock clock;

    @Inject
    StartLinking(
            Subjects subjects,
            Devices devices,
            Linkings linkings,
            RequestLimits counts,
            LinkingLimits limits,
            DeviceNews news,
            Clock clock) {
        this.subjects = subjects;
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
     * @param session of the subject; it goes on when the device is linked, and all others end
     */
    @Transactional
    public LinkingStart start(long subjectId, UUID session, DeviceUse use, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> subject = subjects.lock(subjectId).filter(known -> known.isInUseAt(now));
        LinkingStart outcome =
                subject.map(known -> start(known, session, use, now)).orElseGet(NobodyThere::new);
        subject.ifPresent(known ->
                news.tell(known, Action.ENROL_FACTOR, outcome.getClass().getSimpleName(), circumstances));
        return outcome;
    }

    private LinkingStart start(Subject subject, UUID session, DeviceUse use, Instant now) {
        if (devices.of(subject.id(), use).isPresent()) {
            return new AlreadyLinked();
        }
        Optional<Duration> wait = counts.take(limits.perSubject(), Long.toString(subject.id()), now);
        if (wait.isPresent()) {
            return new TooMany(wait.get());
        }
        Opened opened = linkings.open(subject, use, session);
        return new Started(opened.code().secret(), opened.expires());
    }
}
