package gatehouse.linking;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.identity.NewFactors;
import gatehouse.push.RetireDevice;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Takes a device away from whoever is signed in. They are told, and all their other sessions end. */
@ApplicationScoped
public class UnlinkDevice {
    private final Subjects subjects;
    private final RetireDevice retire;
    private final NewFactors factors;
    private final DeviceNews news;

    @Inject
    UnlinkDevice(Subjects subjects, RetireDevice retire, NewFactors factors, DeviceNews news) {
        this.subjects = subjects;
        this.retire = retire;
        this.factors = factors;
        this.news = news;
    }

    /**
     * Joins the caller's transaction. What the device was asked is withdrawn, and a code that waits for a device is
     * worthless.
     *
     * @param session of the subject; it goes on
     * @return false when no device was linked for this use
     */
    @Transactional
    public boolean unlink(long subjectId, UUID session, DeviceUse use, Circumstances circumstances) {
        Optional<Subject> subject = subjects.lock(subjectId);
        boolean unlinked = subject.filter(known -> retire.retire(known, use)).isPresent();
        subject.ifPresent(known -> {
            if (unlinked) {
                factors.follow(known, Optional.of(session));
            }
            news.tell(known, Action.RETIRE_FACTOR, unlinked ? "DONE" : "MISSING", circumstances);
        });
        return unlinked;
    }
}
