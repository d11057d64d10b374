package gatehouse.linking;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.Devices;
import gatehouse.authenticator.device.Linking;
import gatehouse.authenticator.device.LinkingProof;
import gatehouse.authenticator.device.Linkings;
import gatehouse.identity.NewFactors;
import gatehouse.linking.LinkingResult.CodeInvalid;
import gatehouse.linking.LinkingResult.Linked;
import gatehouse.linking.LinkingResult.ProofWrong;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Links the device that has the code and shows that it holds the private half of its key. Of many with one code the first
 * is linked. The owner is told, and all their sessions end but the one that asked for the code; where that one has ended
 * before, whoever asked is out, and so is the code. That it was idle meanwhile is no matter: the owner held the device.
 */
@ApplicationScoped
public class LinkDevice {
    private final Subjects subjects;
    private final Devices devices;
    private final Linkings linkings;
    private final Sessions sessions;
    private final NewFactors factors;
    private final DeviceNews news;
    private final Clock clock;

    @Inject
    LinkDevice(
            Subjects subjects,
            Devices devices,
            Linkings linkings,
            Sessions sessions,
            NewFactors factors,
            DeviceNews news,
            Clock clock) {
        this.subjects = subjects;
        this.devices = devices;
        this.linkings = linkings;
        this.sessions = sessions;
        this.factors = factors;
        this.news = news;
        this.clock = clock;
    }

    /** How often one address may try was asked before. */
    @Transactional
    public LinkingResult link(LinkingProof proof, Circumstances circumstances) {
        if (!proof.holds()) {
            news.tellOfStranger("PROOF_WRONG", circumstances);
            return new ProofWrong();
        }
        Optional<Linking> linking = linkings.find(proof.code());
        Optional<Subject> subject = linking.flatMap(found -> subjects.lock(found.subjectId()))
                .filter(known -> known.isInUseAt(clock.instant()))
                .filter(known -> isFree(known, linking.orElseThrow()));
        if (subject.isEmpty()) {
            news.tellOfStranger("CODE_INVALID", circumstances);
            return new CodeInvalid();
        }
        return link(subject.get(), linking.get(), proof, circumstances);
    }

    /** With the subject's row locked, the first to use the code up is the only one. */
    private boolean isFree(Subject subject, Linking linking) {
        return linkings.take(linking)
                && !sessions.hasEnded(linking.sessionId())
                && devices.of(subject.id(), linking.use()).isEmpty();
    }

    private LinkingResult link(Subject subject, Linking linking, LinkingProof proof, Circumstances circumstances) {
        Device device = devices.add(subject, linking.use(), proof);
        subject.gotFactor();
        factors.follow(subject, Optional.of(linking.sessionId()));
        news.tell(subject, Action.ENROL_FACTOR, "DONE", circumstances);
        return new Linked(device.id(), device.use());
    }
}
