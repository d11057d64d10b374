package gatehouse.contract.multi.watch;

import gatehouse.challenge.Operation;
import gatehouse.contract.multi.wire.CredentialId;
import gatehouse.devicelogin.DeviceLoginSettled.Grant;
import gatehouse.platform.json.StrictJson;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.webhook.Webhooks;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tells a tenant's webhook about its members, and nobody about anybody else. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Watch {
    private static final String LOGIN = "login/watch";
    private static final String STEP_UP = "stepup/watch";

    private final Webhooks webhooks;
    private final Subjects subjects;
    private final Customers customers;
    private final Clock clock;

    @Inject
    Watch(Webhooks webhooks, Subjects subjects, Customers customers, Clock clock) {
        this.webhooks = webhooks;
        this.subjects = subjects;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * @param customerId whom they act for; empty where it is not chosen yet, which is the first
     * @param type PASSWORD, TOKEN or BIOMETRIC
     */
    void login(long tenantId, long subjectId, Optional<Long> customerId, String type, boolean verified) {
        member(tenantId, subjectId).ifPresent(member -> {
            String status = verified ? "VERIFIED" : "DECLINED";
            webhooks.announce(
                    tenantId,
                    LOGIN,
                    json(new Told.Login(credential(member), identity(member, customerId), status, type, now())));
        });
    }

    /**
     * A step-up, or a login by a device, that is over.
     *
     * @param operation that was to be confirmed, where one was
     */
    record Ended(
            long tenantId,
            long subjectId,
            Optional<Long> customerId,
            String challengeId,
            String type,
            String status,
            Optional<Operation> operation) {
        boolean isVerified() {
            return status.equals("VERIFIED");
        }
    }

    /** Of a session that there was before: its token stays the same, and is not told. */
    void stepUp(Ended ended) {
        tell(ended, ended.isVerified() ? "" : null, Optional.empty());
    }

    /** Of a session that has just come to be; what is told is worth nothing any more when the session is over. */
    void stepUp(Ended ended, Grant grant) {
        tell(ended, grant.token().reveal(), Optional.of(grant.idleAt()));
    }

    private void tell(Ended ended, @Nullable String authToken, Optional<Instant> expires) {
        member(ended.tenantId(), ended.subjectId())
                .ifPresent(member -> webhooks.announce(
                        ended.tenantId(),
                        STEP_UP,
                        json(new Told.StepUp(
                                credential(member),
                                identity(member, ended.customerId()),
                                ended.challengeId(),
                                ended.type(),
                                ended.status(),
                                now(),
                                authToken,
                                confirmed(ended))),
                        expires));
    }

    /** What was not confirmed is nothing to carry out. */
    private static @Nullable Told.Operation confirmed(Ended ended) {
        return ended.operation()
                .filter(operation -> ended.isVerified())
                .map(Told.Operation::of)
                .orElse(null);
    }

    /**
     * Whoever tells what happened to a subject has nearly always read it in this transaction, so looking at it first costs
     * nothing, and sign-ins at the other door are not asked about.
     *
     * @return empty when it is nobody who signs in at this door, or nobody listens
     */
    private Optional<Subject> member(long tenantId, long subjectId) {
        return subjects.find(subjectId)
                .filter(subject -> subject.nameScope().isOfOneTenant())
                .filter(member -> webhooks.listens(tenantId));
    }

    private Told.Identity identity(Subject member, Optional<Long> customerId) {
        long number = customerId.or(member::customerId).orElseThrow();
        Customer customer = customers.find(member.tenantId(), number).orElseThrow();
        return Told.Identity.of(customer);
    }

    private static CredentialId credential(Subject member) {
        return new CredentialId(member.isRoot() ? "ROOT" : "USER", Long.toString(member.id()));
    }

    private String now() {
        return Long.toString(clock.millis());
    }

    private static String json(Object event) {
        return new String(StrictJson.bytes(event), StandardCharsets.UTF_8);
    }
}
