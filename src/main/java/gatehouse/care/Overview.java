package gatehouse.care;

import gatehouse.session.Sessions.Live;
import gatehouse.subject.Customer;
import gatehouse.subject.Subject;
import gatehouse.throttle.Failures;
import java.util.List;

/**
 * A customer at a glance.
 *
 * @param locks what is counted against the customer itself, as wrong card access passwords are
 * @param hasCardAccess whether there is a card access password
 * @param people who act for the customer, oldest first; at most {@link SeePerson#MOST_SUBJECTS}
 * @param more whether there are others
 */
public record Overview(
        Customer customer, List<Failures> locks, boolean hasCardAccess, List<Person> people, boolean more) {
    /** One who acts for the customer: how they sign in, what is counted against them, and where they are signed in. */
    public record Person(
            Subject subject, List<Failures> locks, List<Authenticator> authenticators, List<Live> sessions) {}

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Overview[hidden]";
    }
}
