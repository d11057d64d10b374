package gatehouse.session;

import gatehouse.subject.Subject;
import gatehouse.tenant.Population;
import gatehouse.tenant.StepUpPolicy;

/**
 * Somebody in a live session of theirs, both with their rows locked.
 *
 * @param population under whose policies they live
 */
public record SessionHolder(Subject subject, Session session, Population population) {
    public StepUpPolicy policy() {
        return population.stepUp();
    }
}
