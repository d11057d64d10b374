package gatehouse.contract.multi.authentication;

import gatehouse.acting.ChooseCustomer;
import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.contract.multi.wire.Mail;
import jakarta.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * What {@code login_via_biometrics} asks for.
 *
 * @param identity null for the first that the user may act for
 */
record BiometricLoginRequest(
        @NotNull @Mail String email, @Nullable @Valid IdentityId identity) {
    /** Of nobody, as a number that is too long for ours. */
    private static final long NOBODYS = -1;

    Optional<ChooseCustomer.Wish> customer() {
        return Optional.ofNullable(identity)
                .map(named -> new ChooseCustomer.Wish(named.number().orElse(NOBODYS), named.kind()));
    }
}
