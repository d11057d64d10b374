package gatehouse.contract.multi.authentication;

import gatehouse.contract.multi.wire.IdentityId;
import jakarta.validation.Valid;

/**
 * What {@code access_token} asks for.
 *
 * @param identity null where there is only one
 */
record AccessTokenRequest(@Valid IdentityId identity) {}
