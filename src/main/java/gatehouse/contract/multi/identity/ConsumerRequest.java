package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.wire.Birthday;
import gatehouse.contract.multi.wire.Day;
import gatehouse.contract.multi.wire.Mail;
import gatehouse.contract.multi.wire.Mobile;
import gatehouse.member.Member;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * What a person tells to become a consumer. Fee groups, sources of funds and the like are taken and not kept.
 *
 * @param tag what the tenant files them under; null for nothing
 * @param ipAddress where the person called from
 * @param acceptedTerms null is as good as true: newer clients do not send it
 * @param baseCurrency null for none
 */
record ConsumerRequest(
        @NotNull @Pattern(regexp = "^[0-9]+$") @CodePointLength(max = 40)
        String profileId,

        @Pattern(regexp = "^[a-zA-Z0-9_-]+$") @CodePointLength(max = 50)
        String tag,

        @NotNull @Valid ConsumerRoot rootUser,
        @NotNull @CodePointLength(min = 5, max = 45) String ipAddress,
        Boolean acceptedTerms,

        @Pattern(regexp = "^[A-Z]{3}$") String baseCurrency) {
    /** The person. */
    record ConsumerRoot(
            @NotNull @CodePointLength(min = 1, max = 50) String name,
            @NotNull @CodePointLength(min = 1, max = 50) String surname,
            @NotNull @Mail String email,
            @NotNull @Valid Mobile mobile,
            @NotNull @Valid Day dateOfBirth,
            @NotNull @Valid Address address) {
        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "ConsumerRoot[hidden]";
        }
    }

    Sheet sheet() {
        return new Sheet(
                profileId,
                new Member.Details(
                        rootUser.name(),
                        rootUser.surname(),
                        Optional.of(Birthday.of(rootUser.dateOfBirth(), "rootUser.dateOfBirth")),
                        Optional.empty(),
                        Optional.ofNullable(tag)),
                rootUser.email(),
                rootUser.mobile(),
                Optional.empty(),
                Optional.of(rootUser.address().country()),
                Optional.empty(),
                Optional.ofNullable(baseCurrency),
                ipAddress,
                acceptedTerms == null || acceptedTerms);
    }
}
