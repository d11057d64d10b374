package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.member.Account;
import gatehouse.membership.Dossier;
import jakarta.annotation.Nullable;

/**
 * A corporate.
 *
 * @param tag absent for none
 * @param baseCurrency absent for none
 * @param creationTimestamp milliseconds since 1970
 */
record CorporateResponse(
        IdentityId id,
        String profileId,
        @Nullable String tag,
        RootUserResponse rootUser,
        Company company,
        String ipAddress,
        @Nullable String baseCurrency,
        long creationTimestamp) {
    /**
     * The company.
     *
     * @param type absent where it was not told
     * @param registrationCountry absent where it was not told
     */
    record Company(
            String name, @Nullable String type, @Nullable String registrationCountry) {
        static Company of(String name, Account.Facts facts) {
            return new Company(
                    name, facts.companyType().orElse(null), facts.country().orElse(null));
        }
    }

    static CorporateResponse of(Dossier dossier) {
        Account.Facts facts = dossier.account().facts();
        return new CorporateResponse(
                IdentityId.of(dossier.customer()),
                dossier.account().population(),
                dossier.root().member().details().tag().orElse(null),
                RootUserResponse.of(dossier),
                Company.of(dossier.customer().name(), facts),
                facts.openedFrom(),
                facts.baseCurrency().orElse(null),
                dossier.customer().created().toEpochMilli());
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "CorporateResponse[hidden]";
    }
}
