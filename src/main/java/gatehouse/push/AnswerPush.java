package gatehouse.push;

import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.DeviceSignature;
import gatehouse.authenticator.device.Devices;
import gatehouse.push.PushAnswer.Taken;
import gatehouse.push.PushAnswer.Unknown;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes the answer of a device. Of many at once exactly one is taken; the others find it over. */
@ApplicationScoped
public class AnswerPush {
    private final Subjects subjects;
    private final Devices devices;
    private final Pushes pushes;
    private final Event<PushTried> tried;
    private final Clock clock;

    @Inject
    AnswerPush(Subjects subjects, Devices devices, Pushes pushes, Event<PushTried> tried, Clock clock) {
        this.subjects = subjects;
        this.devices = devices;
        this.pushes = pushes;
        this.tried = tried;
        this.clock = clock;
    }

    /**
     * What a device says.
     *
     * @param device that was recognised by the signature of its call
     */
    public record Answer(UUID device, long challengeId, PushVerdict verdict, DeviceSignature signature) {}

    /** A refusal is counted, so the transaction commits whatever the outcome. */
    @Transactional
    public PushAnswer answer(Answer answer) {
        Instant now = clock.instant();
        // Read first to know whom to lock, and again afterwards: it may have been retired meanwhile.
        Optional<Subject> subject = devices.find(answer.device()).flatMap(device -> subjects.lock(device.subjectId()));
        Optional<Device> device = subject.flatMap(known -> devices.of(known.id()).stream()
                .filter(one -> one.id().equals(answer.device()))
                .findFirst());
        if (device.isEmpty() || !subject.orElseThrow().isInUseAt(now)) {
            return new Unknown();
        }
        PushAnswer outcome = answer(answer, device.get(), now);
        tried.fire(new PushTried(
                PushTried.Step.ANSWER,
                nameOf(outcome),
                device.get().tenantId(),
                device.get().subjectId()));
        return outcome;
    }

    private PushAnswer answer(Answer answer, Device device, Instant now) {
        return pushes.find(answer.challengeId())
                .filter(push -> push.deviceId().equals(device.id()))
                .flatMap(push -> pushes.lock(push.id()))
                .map(push -> pushes.change(push, one -> one.answer(device, answer.verdict(), answer.signature(), now)))
                .orElseGet(Unknown::new);
    }

    private static String nameOf(PushAnswer outcome) {
        return outcome instanceof Taken taken
                ? taken.state().name()
                : outcome.getClass().getSimpleName();
    }
}
