package gatehouse.contract.multi.wire;

import gatehouse.platform.validation.CodePointLength;
import gatehouse.subject.PhoneNumber;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * A mobile number.
 *
 * @param countryCode digits behind a plus
 * @param number the digits that follow, without the zero that some countries put before them at home
 */
public record Mobile(
        @NotNull @Pattern(regexp = "^\\+[0-9]+$") @CodePointLength(min = 1, max = 6)
        String countryCode,

        @NotNull @Pattern(regexp = "^[0-9]+$") @CodePointLength(min = 1, max = 15)
        String number) {
    public static Mobile of(PhoneNumber phone) {
        return new Mobile("+" + phone.countryCode(), phone.nationalNumber());
    }

    /** @return empty when both together are no international number */
    public Optional<PhoneNumber> phone() {
        return PhoneNumber.parse(countryCode + number);
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Mobile[hidden]";
    }
}
