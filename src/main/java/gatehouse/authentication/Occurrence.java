package gatehouse.authentication;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.session.Session;
import gatehouse.subject.PartyId;
import gatehouse.subject.Subject;
import java.util.Optional;

/**
 * Something that happened to somebody's security, told to whoever observes it in the same transaction. It never holds a
 * secret, a name or a number.
 *
 * @param action what was tried
 * @param factor by which factor, in the words of RFC 8176; empty where none was involved
 * @param outcome how it ended, the name of the outcome's case
 * @param tenantId empty for a name that nobody has
 * @param subjectId whom it concerns, a customer by its own number; empty for somebody who does not exist
 * @param actorId the number of the subject who did it; empty where nobody is signed in
 */
public record Occurrence(
        Action action,
        Optional<String> factor,
        String outcome,
        Optional<Long> tenantId,
        Optional<Long> subjectId,
        Optional<Long> actorId,
        Circumstances circumstances) {
    /** What can be tried. */
    public enum Action {
        SIGN_IN,
        RENEW,
        SIGN_OUT,
        CHOOSE_CUSTOMER,
        ASK_LOGIN_CHALLENGE,
        ANSWER_LOGIN_CHALLENGE,
        REQUEST_DEVICE_LOGIN,
        EXCEED_RIGHTS,
        END_SESSIONS,
        REQUEST_PASSWORD_RESET,
        RESET_PASSWORD,
        CREATE_PASSWORD,
        CHANGE_PASSWORD,
        REQUEST_VERIFICATION,
        VERIFY,
        REQUEST_EMAIL_CODE,
        VERIFY_EMAIL,
        CREATE_IDENTITY,
        CHANGE_IDENTITY,
        DELETE_IDENTITY,
        ENROL_FACTOR,
        RETIRE_FACTOR,
        REQUEST_PHONE_ENROLMENT,
        REQUEST_STEP_UP,
        STEP_UP,
        TAKE_OPERATION,
        SHOW_PASSKEY,
        CONFIRM,
        UNLOCK,
        ISSUE_PUSH,
        ANSWER_PUSH,
        CREATE_CUSTOMER,
        CHANGE_CUSTOMER,
        ADD_USER,
        CHANGE_USER,
        ACTIVATE_USER,
        DEACTIVATE_USER,
        INVITE_USER,
        CHECK_INVITE,
        ACCEPT_INVITE,
        GIVE_MANDATE,
        WITHDRAW_MANDATE,
        REPLACE_PHONE,
        CREATE_TENANT,
        CREATE_API_KEY,
        RETIRE_API_KEY,
        ROTATE_KEYS,
        CREATE_ADMIN_USER,
        CHANGE_ADMIN_USER,
        DELETE_ADMIN_USER,
        CHANGE_PERMISSIONS,
        CHANGE_WEBHOOK,
        REPLAY_MESSAGE,
        CHANGE_ROUTES,
        CHANGE_BUDGETS,
        STOP_PREFIX,
        USE_UP_BUDGET,
        LIFT_STOP,
        CHANGE_TEXTS,
        SWITCH_MAINTENANCE,
        PAUSE_DISPATCHER,
        SWITCH_CALL_LIMITS,
        SWITCH_UNKNOWN_ACCOUNTS,
        CHANGE_POLICIES,
        OPEN_WALLET,
        ISSUE_CARD,
        LIST_CARDS,
        SHOW_CARD,
        REQUEST_CARD_ACCESS,
        SET_CARD_ACCESS,
        REMOVE_CARD_ACCESS
    }

    /** Something that the holder of a session did to it. */
    public static Occurrence of(Action action, String outcome, Session session, Circumstances circumstances) {
        return new Occurrence(
                action,
                Optional.empty(),
                outcome,
                Optional.of(session.tenantId()),
                Optional.of(session.subjectId()),
                Optional.of(session.subjectId()),
                circumstances);
    }

    /** The same in a session that may be over; empty for one that was removed since. */
    public static Occurrence of(Action action, String outcome, Optional<Session> session, Circumstances circumstances) {
        return session.map(known -> of(action, outcome, known, circumstances))
                .orElseGet(() -> ofNobody(action, outcome, circumstances));
    }

    /** The same by a factor, in the words of RFC 8176. */
    public Occurrence with(String method) {
        return new Occurrence(action, Optional.of(method), outcome, tenantId, subjectId, actorId, circumstances);
    }

    /** Something that nobody we know did. */
    public static Occurrence ofNobody(Action action, String outcome, Circumstances circumstances) {
        return new Occurrence(
                action, Optional.empty(), outcome, Optional.empty(), Optional.empty(), Optional.empty(), circumstances);
    }

    /** Something that somebody without a session did about a subject; empty for a name that nobody has. */
    public static Occurrence about(
            Optional<Subject> subject, Action action, String outcome, Circumstances circumstances) {
        return new Occurrence(
                action,
                Optional.empty(),
                outcome,
                subject.map(Subject::tenantId),
                subject.map(Subject::id),
                Optional.empty(),
                circumstances);
    }

    /** Something that an administrator of this machine did to a tenant, or as the platform's own to the whole server. */
    public static Occurrence ofMachine(long tenantId, Action action, String outcome, Circumstances circumstances) {
        return new Occurrence(
                action,
                Optional.empty(),
                outcome,
                Optional.of(tenantId),
                Optional.empty(),
                Optional.empty(),
                circumstances);
    }

    /** Something that a caller did to a subject. */
    public static Occurrence by(
            Caller caller, Subject subject, Action action, String outcome, Circumstances circumstances) {
        return new Occurrence(
                action,
                Optional.empty(),
                outcome,
                Optional.of(subject.tenantId()),
                Optional.of(subject.id()),
                Optional.of(caller.subjectId()),
                circumstances);
    }

    /** The same to somebody who need not be there: then {@code sought} says where the caller looked. */
    public static Occurrence by(
            Caller caller,
            Optional<Subject> found,
            Target sought,
            Action action,
            String outcome,
            Circumstances circumstances) {
        return found.map(subject -> by(caller, subject, action, outcome, circumstances))
                .orElseGet(() -> about(caller, sought, action, outcome, circumstances));
    }

    /** Something that a caller tried about a customer or admin user, who need not exist, nor have a subject. */
    public static Occurrence about(
            Caller caller, Target target, Action action, String outcome, Circumstances circumstances) {
        return new Occurrence(
                action,
                Optional.empty(),
                outcome,
                Optional.of(target.tenantId()),
                target.party().map(PartyId::number),
                Optional.of(caller.subjectId()),
                circumstances);
    }

    /** Something about a customer who need not have a subject; no subject shares a number with one. */
    public static Occurrence ofCustomer(
            Optional<Caller> caller,
            long tenantId,
            Optional<Long> customerId,
            Action action,
            String outcome,
            Circumstances circumstances) {
        return new Occurrence(
                action,
                Optional.empty(),
                outcome,
                Optional.of(tenantId),
                customerId,
                caller.map(Caller::subjectId),
                circumstances);
    }
}
