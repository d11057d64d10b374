package gatehouse.care;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SecondFactor;
import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.Devices;
import gatehouse.care.Authenticator.Kind;
import gatehouse.identity.FactorGuard;
import gatehouse.identity.NewFactors;
import gatehouse.passkey.KeptPasskeys;
import gatehouse.passkey.PasskeyRemoval;
import gatehouse.push.RetireDevice;
import gatehouse.subject.Subject;
import gatehouse.subject.Subject.PhoneFactor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes something away that somebody signs in or steps up with, because it was lost or stolen. Their sessions end, but for
 * the caller's own, and they are told. A password is never taken away: its owner gives it a successor.
 */
@ApplicationScoped
public class RetireAuthenticator {
    private final Charges charges;
    private final FactorGuard guard;
    private final NewFactors factors;
    private final KeptPasskeys passkeys;
    private final Devices devices;
    private final RetireDevice retireDevice;
    private final Event<Occurrence> occurrences;

    @Inject
    RetireAuthenticator(
            Charges charges,
            FactorGuard guard,
            NewFactors factors,
            KeptPasskeys passkeys,
            Devices devices,
            RetireDevice retireDevice,
            Event<Occurrence> occurrences) {
        this.charges = charges;
        this.guard = guard;
        this.factors = factors;
        this.passkeys = passkeys;
        this.devices = devices;
        this.retireDevice = retireDevice;
        this.occurrences = occurrences;
    }

    /**
     * What is to go.
     *
     * @param id of a passkey or device; the other kinds need none
     */
    public record Wish(long tenantId, long subjectId, Kind kind, Optional<UUID> id) {}

    /** Whether the caller may at all was asked before. */
    @Transactional
    public Aid retire(Caller caller, Wish wish, Circumstances circumstances) {
        Optional<Subject> found = charges.lock(wish.tenantId(), wish.subjectId());
        if (wish.kind() == Kind.PASSKEY && wish.id().isPresent()) {
            return aid(passkeys.remove(caller, found, wish.tenantId(), wish.id().get(), circumstances));
        }
        Aid allowed = charges.judge(caller, found);
        Aid aid = allowed == Aid.DONE ? retire(caller, found.orElseThrow(), wish, circumstances) : allowed;
        if (aid != Aid.DONE || isNotToldYet(wish.kind())) {
            occurrences.fire(Occurrence.by(
                            caller,
                            found,
                            Target.tenant(wish.tenantId()),
                            Action.RETIRE_FACTOR,
                            aid.name(),
                            circumstances)
                    .with(factor(wish.kind())));
        }
        return aid;
    }

    private Aid retire(Caller caller, Subject subject, Wish wish, Circumstances circumstances) {
        if (wish.kind() == Kind.PASSWORD) {
            return Aid.LAST;
        }
        if (!guard.lets(caller, subject)) {
            return Aid.GUARDED;
        }
        boolean had = switch (wish.kind()) {
            case CLIENT_KEY -> factors.retire(caller, subject, SecondFactor.CLIENT_KEY, circumstances);
            case TOTP -> factors.retire(caller, subject, SecondFactor.TOTP, circumstances);
            case SMS -> retirePhone(caller, subject);
            case DEVICE ->
                wish.id().filter(id -> retireDevice(caller, subject, id)).isPresent();
            // One without an id is none.
            case PASSKEY, PASSWORD -> false;
        };
        return had ? Aid.DONE : Aid.MISSING;
    }

    /** The number is known as before; it has to be enrolled again to prove anything. */
    private boolean retirePhone(Caller caller, Subject subject) {
        boolean active = subject.phoneFactor().equals(Optional.of(PhoneFactor.ACTIVE));
        if (active) {
            subject.isReachedAt(subject.phone());
            factors.follow(subject, NewFactors.ownOf(caller, subject));
        }
        return active;
    }

    private boolean retireDevice(Caller caller, Subject subject, UUID id) {
        Optional<Device> device = devices.of(subject.id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        device.ifPresent(one -> {
            retireDevice.retire(subject, one.use());
            factors.follow(subject, NewFactors.ownOf(caller, subject));
        });
        return device.isPresent();
    }

    /** Keys and TOTPs are told by who retires them. */
    private static boolean isNotToldYet(Kind kind) {
        return kind == Kind.SMS || kind == Kind.DEVICE;
    }

    private static String factor(Kind kind) {
        return switch (kind) {
            case PASSWORD -> Factors.PASSWORD;
            case CLIENT_KEY -> Factors.CLIENT_KEY;
            case TOTP -> Factors.TOTP;
            case PASSKEY -> Factors.PASSKEY;
            case SMS -> Factors.SMS;
            case DEVICE -> Factors.DEVICE;
        };
    }

    private static Aid aid(PasskeyRemoval removal) {
        return switch (removal) {
            case DONE -> Aid.DONE;
            case MISSING -> Aid.MISSING;
            // Whoever does this was asked to confirm, which does not last: it may have run out on the way.
            case GUARDED, STALE -> Aid.GUARDED;
            case OUTRANKED -> Aid.OUTRANKED;
            case LAST -> Aid.LAST;
        };
    }
}
