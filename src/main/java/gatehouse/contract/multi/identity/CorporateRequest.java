package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.wire.Mail;
import gatehouse.contract.multi.wire.Mobile;
import gatehouse.contract.multi.wire.OneOf;
import gatehouse.member.Member;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * What somebody tells to make a company a corporate.
 *
 * @param tag what the tenant files them under; null for nothing
 * @param ipAddress where they called from
 * @param acceptedTerms null is as good as true: newer clients do not send it
 * @param baseCurrency null for none, as older clients have it
 */
record CorporateRequest(
        @NotNull @Pattern(regexp = "^[0-9]+$") @CodePointLength(max = 40)
        String profileId,

        @Pattern(regexp = "^[a-zA-Z0-9_-]+$") @CodePointLength(max = 50)
        String tag,

        @NotNull @Valid CorporateRoot rootUser,
        @NotNull @Valid NewCompany company,
        @NotNull @CodePointLength(min = 5, max = 45) String ipAddress,
        Boolean acceptedTerms,

        @Pattern(regexp = "^[A-Z]{3}$") String baseCurrency) {
    /** Who speaks for the company. */
    record CorporateRoot(
            @NotNull @CodePointLength(min = 1, max = 50) String name,
            @NotNull @CodePointLength(min = 1, max = 50) String surname,
            @NotNull @Mail String email,
            @NotNull @Valid Mobile mobile,

            @NotNull @OneOf({"DIRECTOR", "AUTHORISED_REPRESENTATIVE"})
            String companyPosition) {
        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "CorporateRoot[hidden]";
        }
    }

    /** @param type such as LLC, in the words of the tenant */
    record NewCompany(
            @NotNull @CodePointLength(min = 1, max = 100) String name,

            @NotNull @Pattern(regexp = "^[A-Z_]+$") @CodePointLength(max = 40)
            String type,

            @NotNull @Pattern(regexp = "^[A-Z]{2}$") String registrationCountry) {}

    Sheet sheet() {
        return new Sheet(
                profileId,
                new Member.Details(
                        rootUser.name(),
                        rootUser.surname(),
                        Optional.empty(),
                        Optional.of(rootUser.companyPosition()),
                        Optional.ofNullable(tag)),
                rootUser.email(),
                rootUser.mobile(),
                Optional.of(company.name()),
                Optional.of(company.registrationCountry()),
                Optional.of(company.type()),
                Optional.ofNullable(baseCurrency),
                ipAddress,
                acceptedTerms == null || acceptedTerms);
    }
}
