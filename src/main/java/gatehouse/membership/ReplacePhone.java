package gatehouse.membership;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.identity.NewFactors;
import gatehouse.member.Members;
import gatehouse.push.RetireDevice;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * The way back for a member who lost what they step up with: the tenant makes sure who they are and which phone they have,
 * and says so. The new phone is enrolled without a step-up, which they could not do. Whatever was enrolled or linked before
 * is retired, all their sessions end, and they are told at every address that is known.
 */
@ApplicationScoped
public class ReplacePhone {
    private final Members members;
    private final Subjects subjects;
    private final MovedUsers moved;
    private final RetireDevice retire;
    private final NewFactors factors;
    private final Event<Occurrence> occurrences;

    @Inject
    ReplacePhone(
            Members members,
            Subjects subjects,
            MovedUsers moved,
            RetireDevice retire,
            NewFactors factors,
            Event<Occurrence> occurrences) {
        this.members = members;
        this.subjects = subjects;
        this.moved = moved;
        this.retire = retire;
        this.factors = factors;
        this.occurrences = occurrences;
    }

    /**
     * Whether the caller may was asked before.
     *
     * @param phone may be the number they had: then it was the device that was lost
     * @return false when the tenant has no such member
     */
    @Transactional
    public boolean replace(Caller caller, long tenantId, long member, PhoneNumber phone, Circumstances circumstances) {
        Optional<Subject> found = members.find(tenantId, member).flatMap(known -> subjects.lock(known.id()));
        if (found.isEmpty()) {
            Target target = Target.tenant(tenantId);
            occurrences.fire(Occurrence.about(caller, target, Action.REPLACE_PHONE, "MISSING", circumstances));
            return false;
        }
        replace(found.get(), phone);
        occurrences.fire(Occurrence.by(caller, found.get(), Action.REPLACE_PHONE, "DONE", circumstances));
        return true;
    }

    private void replace(Subject subject, PhoneNumber phone) {
        User user =
                new User(subject, members.lock(subject.tenantId(), subject.id()).orElseThrow());
        moved.change(user, UserChange.ofPhone(phone), Optional.empty());
        // The same number has to be enrolled again as well.
        subject.isReachedAt(Optional.of(phone));
        subject.vouchedForPhone();
        for (DeviceUse use : DeviceUse.values()) {
            retire.retire(subject, use);
        }
        factors.follow(subject, Optional.empty());
    }
}
