package gatehouse.membership;

import gatehouse.member.Member;
import gatehouse.subject.Subject;

/**
 * Somebody who acts for a customer.
 *
 * @param subject how they sign in and are reached
 * @param member the person behind it
 */
public record User(Subject subject, Member member) {
    public long id() {
        return subject.id();
    }
}
