package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.membership.Dossier;
import jakarta.annotation.Nullable;

/**
 * A consumer.
 *
 * @param tag absent for none
 * @param baseCurrency absent for none
 * @param creationTimestamp milliseconds since 1970
 */
record ConsumerResponse(
        IdentityId id,
        String profileId,
        @Nullable String tag,
        RootUserResponse rootUser,
        String ipAddress,
        @Nullable String baseCurrency,
        long creationTimestamp) {
    static ConsumerResponse of(Dossier dossier) {
        return new ConsumerResponse(
                IdentityId.of(dossier.customer()),
                dossier.account().population(),
                dossier.root().member().details().tag().orElse(null),
                RootUserResponse.of(dossier),
                dossier.account().facts().openedFrom(),
                dossier.account().facts().baseCurrency().orElse(null),
                dossier.customer().created().toEpochMilli());
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "ConsumerResponse[hidden]";
    }
}
