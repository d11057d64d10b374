package gatehouse.membership;

import gatehouse.member.Member;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import java.util.Optional;

/**
 * Somebody who shall be able to sign in.
 *
 * @param email also the name to sign in with
 */
public record Person(Member.Details details, EmailAddress email, Optional<PhoneNumber> phone) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
