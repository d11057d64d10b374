package gatehouse.membership;

import gatehouse.member.Member;
import gatehouse.subject.Subject;

/**
 * Somebody who acts for a customer.
 *
 * @param subject how they sign in and are reached
 * @param member the person behind it
 * @param isActive whether they may act for that customer now; for others they may all the same
 */
public record User(Subject subject, Member member, boolean isActive) {
    /** One who acts for a single customer, or speaks for it. */
    User(Subject subject, Member member) {
        this(subject, member, subject.isActive());
    }

    public long id() {
        return subject.id();
    }
}
