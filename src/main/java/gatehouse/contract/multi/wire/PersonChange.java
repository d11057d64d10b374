package gatehouse.contract.multi.wire;

import gatehouse.membership.UserChange;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.subject.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * What shall be other about somebody who acts for an identity; what is left out, or null, stays as it is.
 *
 * @param companyPosition looked at for the root of a company only
 */
public record PersonChange(
        @Pattern(regexp = "^[a-zA-Z0-9_-]+$") @CodePointLength(max = 50)
        String tag,

        @CodePointLength(min = 1, max = 50) String name,
        @CodePointLength(min = 1, max = 50) String surname,
        @Mail String email,
        @Valid Mobile mobile,
        @Valid Day dateOfBirth,

        @OneOf({"DIRECTOR", "AUTHORISED_REPRESENTATIVE"}) String companyPosition) {
    /** Whether there is a mobile that is no international number. */
    public boolean hasBadMobile() {
        return mobile != null && mobile.phone().isEmpty();
    }

    /** Of one without {@link #hasBadMobile()}. */
    public UserChange change() {
        return new UserChange(
                Optional.ofNullable(name),
                Optional.ofNullable(surname),
                Optional.ofNullable(email).map(EmailAddress::new),
                Optional.ofNullable(mobile).flatMap(Mobile::phone),
                Optional.ofNullable(dateOfBirth).map(day -> Birthday.of(day, "dateOfBirth")),
                Optional.empty(),
                Optional.ofNullable(tag));
    }

    /** As {@link #change()}, for who has a position in the company. */
    public UserChange changeInCompany() {
        return change().withPosition(Optional.ofNullable(companyPosition));
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "PersonChange[hidden]";
    }
}
