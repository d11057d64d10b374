package gatehouse.care;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SecondFactors;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.totp.Totps;
import gatehouse.care.Authenticator.Kind;
import gatehouse.platform.Secret;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.subject.Subject.PhoneFactor;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Member;
import gatehouse.support.Resident;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Helping somebody back in. */
class HelpTest {
    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void whoIsUnlockedStartsToCountAnew() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        for (int i = 0; i < 5; i++) {
            HOUSE.signIn(resident.name(), Secret.of("wrong password"));
        }

        assertThat(unlock(House.TENANT, resident.subjectId())).isEqualTo(Aid.DONE);

        assertThat(HOUSE.signedIn(resident)).isNotNull();
        Occurrence told = HOUSE.wiring.told(Occurrence.class).stream()
                .filter(one -> one.action() == Action.UNLOCK)
                .reduce((one, next) -> next)
                .orElseThrow();
        assertThat(told.actorId()).contains(House.TENANT_SYSTEM.subjectId());
        assertThat(told.subjectId()).contains(resident.subjectId());
    }

    @Test
    void wrongCardAccessPasswordsOfTheCustomerAreForgottenToo() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        HOUSE.database.run(
                "insert into lockout (holder, subject_id, failures, last_failure) values (?, ?, 5, now())",
                "cap/" + resident.customerId(),
                resident.customerId());

        unlock(House.TENANT, resident.subjectId());

        assertThat(HOUSE.database.number("select count(*) from lockout where subject_id = " + resident.customerId()))
                .isZero();
    }

    /** The root has the number of the customer: helping somebody whom it let in does not open its own account. */
    @Test
    void helperOfACustomerIsUnlockedWithoutItsRoot() {
        Resident root = HOUSE.aMember().withPassword();
        HOUSE.signInByMail(root.name(), Secret.of("Wrong-Password-1"));
        long helper = HOUSE.inTransaction(() -> HOUSE.get(Subjects.class)
                .add(
                        HOUSE.get(gatehouse.subject.Numbers.class).next(),
                        HOUSE.customers(),
                        HOUSE.aName(),
                        HOUSE.get(gatehouse.subject.Customers.class)
                                .find(House.TENANT, root.customerId())
                                .orElseThrow())
                .id());

        unlock(House.TENANT, helper);

        assertThat(HOUSE.database.number("select count(*) from lockout where subject_id = " + root.subjectId()))
                .isEqualTo(1);
    }

    @Test
    void wrongCardAccessPasswordsOfEveryCustomerTheyActForAreForgotten() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        long second = HOUSE.aCustomer().movesIn();
        HOUSE.database.run(
                "insert into mandate (subject_id, customer_id, position, suspended, given) values (?, ?, 1, true, now())",
                resident.subjectId(),
                second);
        HOUSE.database.run(
                "insert into lockout (holder, subject_id, failures, last_failure) values (?, ?, 5, now())",
                "cap/" + second,
                second);

        unlock(House.TENANT, resident.subjectId());

        assertThat(HOUSE.database.number("select count(*) from lockout where subject_id = " + second))
                .isZero();
    }

    /** The row is locked by somebody else all the time: who waited for it would not come back. */
    @Test
    void subjectOfAnotherTenantIsNotLocked() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();

        Aid aid = HOUSE.inTransaction(() -> {
            HOUSE.get(Subjects.class).lock(resident.subjectId());
            return CompletableFuture.supplyAsync(() -> unlock(House.OTHER_TENANT, resident.subjectId()))
                    .join();
        });

        assertThat(aid).isEqualTo(Aid.MISSING);
    }

    @Test
    void subjectOfAnotherTenantIsNotThere() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        HOUSE.signIn(resident.name(), Secret.of("wrong password"));

        assertThat(unlock(House.OTHER_TENANT, resident.subjectId())).isEqualTo(Aid.MISSING);
        assertThat(HOUSE.get(EndSessions.class)
                        .end(House.TENANT_SYSTEM, House.OTHER_TENANT, resident.subjectId(), House.HERE)
                        .aid())
                .isEqualTo(Aid.MISSING);
        assertThat(retire(House.OTHER_TENANT, resident.subjectId(), Kind.PASSWORD, null))
                .isEqualTo(Aid.MISSING);
        assertThat(HOUSE.database.number("select count(*) from lockout where subject_id = " + resident.subjectId()))
                .isEqualTo(1);
    }

    @Test
    void whoIsSignedOutEverywhereHasNoSessionLeft() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        HOUSE.signedIn(resident);
        HOUSE.signedIn(resident);

        assertThat(HOUSE.get(EndSessions.class)
                        .end(House.TENANT_SYSTEM, House.TENANT, resident.subjectId(), House.HERE)
                        .count())
                .isEqualTo(2);
        assertThat(HOUSE.get(Sessions.class).liveOf(resident.subjectId())).isEmpty();
    }

    @Test
    void totpThatIsRetiredIsGoneWithTheSessions() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        HOUSE.signedIn(resident);
        HOUSE.inTransaction(() -> HOUSE.get(Totps.class).enrol(resident.subjectId(), "Bank", "ada"));

        assertThat(retire(House.TENANT, resident.subjectId(), Kind.TOTP, null)).isEqualTo(Aid.DONE);

        assertThat(HOUSE.inTransaction(() -> HOUSE.get(SecondFactors.class).enrolled(resident.subjectId())))
                .isEmpty();
        assertThat(HOUSE.get(Sessions.class).liveOf(resident.subjectId())).isEmpty();
        assertThat(retire(House.TENANT, resident.subjectId(), Kind.TOTP, null)).isEqualTo(Aid.MISSING);
    }

    @Test
    void phoneThatIsRetiredHasToBeEnrolledAgain() {
        Member member = Member.withEnrolledPhone(HOUSE);

        assertThat(retire(House.TENANT, member.subjectId(), Kind.SMS, null)).isEqualTo(Aid.DONE);

        Subject subject = HOUSE.inTransaction(
                () -> HOUSE.get(Subjects.class).find(member.subjectId()).orElseThrow());
        assertThat(subject.phoneFactor()).contains(PhoneFactor.INACTIVE);
        assertThat(subject.phone()).isPresent();
        assertThat(retire(House.TENANT, member.subjectId(), Kind.SMS, null)).isEqualTo(Aid.MISSING);
    }

    @Test
    void deviceThatIsRetiredIsGoneAndTheOtherStays() {
        Member member = Member.of(HOUSE);
        UUID lost = device(member, DeviceUse.PROMPT);
        device(member, DeviceUse.BIOMETRIC);

        assertThat(retire(House.TENANT, member.subjectId(), Kind.DEVICE, UUID.randomUUID()))
                .isEqualTo(Aid.MISSING);
        assertThat(retire(House.TENANT, member.subjectId(), Kind.DEVICE, lost)).isEqualTo(Aid.DONE);

        assertThat(HOUSE.database.number("select count(*) from push_device where subject_id = " + member.subjectId()))
                .isEqualTo(1);
        Occurrence told = HOUSE.wiring.told(Occurrence.class).stream()
                .filter(one -> one.action() == Action.RETIRE_FACTOR)
                .reduce((one, next) -> next)
                .orElseThrow();
        assertThat(told.outcome()).isEqualTo("DONE");
        assertThat(told.factor()).contains("push");
    }

    @Test
    void passwordIsNeverTakenAway() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();

        assertThat(retire(House.TENANT, resident.subjectId(), Kind.PASSWORD, null))
                .isEqualTo(Aid.LAST);
        assertThat(HOUSE.signedIn(resident)).isNotNull();
    }

    private static UUID device(Member member, DeviceUse use) {
        UUID id = UUID.randomUUID();
        HOUSE.database.run(
                "insert into push_device (id, tenant_id, subject_id, device_use, public_key, name, created)"
                        + " values (?, 1, ?, ?, 'key', 'Phone', now())",
                id,
                member.subjectId(),
                use.name());
        return id;
    }

    private static Aid unlock(long tenant, long subject) {
        return HOUSE.get(Unlock.class).unlock(House.TENANT_SYSTEM, tenant, subject, House.HERE);
    }

    private static Aid retire(long tenant, long subject, Kind kind, UUID id) {
        return HOUSE.get(RetireAuthenticator.class)
                .retire(
                        House.TENANT_SYSTEM,
                        new RetireAuthenticator.Wish(tenant, subject, kind, Optional.ofNullable(id)),
                        House.HERE);
    }
}
