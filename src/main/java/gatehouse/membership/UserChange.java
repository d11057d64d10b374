package gatehouse.membership;

import gatehouse.member.Member;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import java.time.LocalDate;
import java.util.Optional;

/** What shall be other about somebody; what is left out stays as it is. */
public record UserChange(
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<EmailAddress> email,
        Optional<PhoneNumber> phone,
        Optional<LocalDate> dateOfBirth,
        Optional<String> position,
        Optional<String> tag) {
    public static UserChange ofPhone(PhoneNumber phone) {
        return new UserChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(phone),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with a position in a company. */
    public UserChange withPosition(Optional<String> held) {
        return new UserChange(firstName, lastName, email, phone, dateOfBirth, held, tag);
    }

    /** Whether the subject would be reached at another phone or e-mail address. */
    boolean moves(Subject subject) {
        return movesPhone(subject) || email.isPresent() && !email.equals(subject.email());
    }

    boolean movesPhone(Subject subject) {
        return phone.isPresent() && !phone.equals(subject.phone());
    }

    Member.Details applied(Member.Details before) {
        return new Member.Details(
                firstName.orElse(before.firstName()),
                lastName.orElse(before.lastName()),
                dateOfBirth.or(before::dateOfBirth),
                position.or(before::position),
                tag.or(before::tag));
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "UserChange[hidden]";
    }
}
