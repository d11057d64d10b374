package gatehouse.stepup;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.throttle.Limit;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many codes a signed-in subject may have sent, and one phone may get, as the administrator set it: accounts cost little,
 * and whoever opens many could have them all send to one number, at our expense and somebody else's.
 */
@ApplicationScoped
class PhoneCodeLimits {
    /** Codes an hour of one subject, over all its sessions and for each purpose; default 30. */
    static final String PER_SUBJECT = "gatehouse.limit.codes-per-subject-per-hour";

    private static final int MOST = 1_000_000;

    private final Settings settings;
    private final Limits shared;
    private final RequestLimits requests;

    @Inject
    PhoneCodeLimits(Settings settings, Limits shared, RequestLimits requests) {
        this.settings = settings;
        this.shared = shared;
        this.requests = requests;
    }

    /** Makes a broken setting stop the start, not the first code. */
    void checkAtStart(@Observes Starting starting) {
        perSubject();
    }

    private Limit perSubject() {
        return new Limit("codes-of-subject", settings.number(PER_SUBJECT, 30, 1, MOST), Duration.ofHours(1));
    }

    /**
     * Counts one code. The number is asked last: a subject that had its own share spends nobody else's.
     *
     * @param subject who has a phone of their own
     * @return how long to wait; empty when the code may be sent
     */
    Optional<Duration> take(Subject subject, PhoneCode use, Instant now) {
        String number = subject.phone().map(PhoneNumber::digits).orElseThrow();
        return requests.take(perSubject(), use + "/" + subject.id(), now)
                .or(() -> requests.take(shared.codesPerNumber(), number, now));
    }
}
