package gatehouse.contract.eclipse.identity;

import com.fasterxml.jackson.annotation.JsonAlias;
import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import java.time.Instant;

/**
 * Body that creates or changes an identity (1.2-D). Three members whose published names are lost are accepted under
 * several (5.2).
 *
 * @param hasPublicKey as the answer shows it; false takes the key away
 */
record IdentityRequest(
        Instant authLockedAfter,
        @CodePointLength(min = 100, max = 2000) String base64EncodedPublicKey,
        @JsonAlias("passwordExpires") Instant expires,
        Boolean hasPublicKey,
        @CodePointLength(min = 3, max = 40) String identity,
        @CodePointLength(min = 3, max = 20) Secret otp,
        @CodePointLength(min = 3, max = 80) Secret password,
        @JsonAlias({"requireTotp", "totpRequired"}) Boolean totp) {}
