package gatehouse.contract.multi.user;

import gatehouse.contract.multi.wire.Birthday;
import gatehouse.contract.multi.wire.Day;
import gatehouse.contract.multi.wire.Mail;
import gatehouse.contract.multi.wire.Mobile;
import gatehouse.member.Member;
import gatehouse.membership.Person;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.subject.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** What is told about a new user; mobile, day of birth and tag may be left out. */
record UserRequest(
        @NotNull @CodePointLength(min = 1, max = 50) String name,
        @NotNull @CodePointLength(min = 1, max = 50) String surname,
        @NotNull @Mail String email,
        @Valid Mobile mobile,
        @Valid Day dateOfBirth,

        @Pattern(regexp = "^[a-zA-Z0-9_-]+$") @CodePointLength(max = 50)
        String tag) {
    /** Whether there is a mobile that is no international number. */
    boolean hasBadMobile() {
        return mobile != null && mobile.phone().isEmpty();
    }

    /** Of one without {@link #hasBadMobile()}. */
    Person person() {
        return new Person(
                new Member.Details(
                        name,
                        surname,
                        Optional.ofNullable(dateOfBirth).map(day -> Birthday.of(day, "dateOfBirth")),
                        Optional.empty(),
                        Optional.ofNullable(tag)),
                new EmailAddress(email),
                Optional.ofNullable(mobile).flatMap(Mobile::phone));
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "UserRequest[hidden]";
    }
}
