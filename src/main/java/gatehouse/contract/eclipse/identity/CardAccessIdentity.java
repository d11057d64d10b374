package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authenticator.password.Weakness;
import gatehouse.cardholder.CardAccess;
import gatehouse.cardholder.GiveCardAccess;
import gatehouse.cardholder.RequestCardAccess;
import gatehouse.cardholder.SetCardAccess;
import gatehouse.cardholder.SetCardAccessByCode;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The identity {@code CAP}, which is none: the card access password of a customer (2.6). It is set here and opens cards;
 * it is never listed, and nobody signs in with it. With a token it is given or set, without one it takes a code.
 */
@RequestScoped
class CardAccessIdentity {
    static final String NAME = "CAP";

    @Inject
    GiveCardAccess give;

    @Inject
    SetCardAccess set;

    @Inject
    RequestCardAccess request;

    @Inject
    SetCardAccessByCode setByCode;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    /** Exactly this spelling (5.12); every other is refused as any identity that is taken. */
    static boolean isMeantBy(String identity) {
        return NAME.equals(identity);
    }

    Response create(long tenantId, long customerId, IdentityRequest body) {
        refuseWhatOnlyIdentitiesHave(body);
        return current.caller().isPresent()
                ? createSignedIn(tenantId, customerId, body)
                : createByCode(tenantId, customerId, body);
    }

    /** Without a password the tenant gets one sent to the customer; the customer has to choose one. */
    private Response createSignedIn(long tenantId, long customerId, IdentityRequest body) {
        Caller caller = current.allowed(Permission.CREATE_IDENTITY, Target.customer(tenantId, customerId));
        refuse("otp", body.otp(), "must be null: it stands in for a token");
        if (body.password() != null) {
            return answer(
                    set.set(caller, tenantId, customerId, body.password(), current.circumstances()),
                    shown(tenantId, customerId));
        }
        if (caller.customerId().isPresent()) {
            throw InvalidCall.of("password", "NotNull", "must not be null");
        }
        return answer(give.give(caller, tenantId, customerId, current.circumstances()), shown(tenantId, customerId));
    }

    private Response createByCode(long tenantId, long customerId, IdentityRequest body) {
        if (body.otp() == null && body.password() == null) {
            return requestCode(tenantId, customerId);
        }
        require("otp", body.otp());
        require("password", body.password());
        return answer(
                setByCode.set(tenantId, customerId, body.otp(), body.password(), current.circumstances()),
                shown(tenantId, customerId));
    }

    /** The same answer whether the customer exists or not, and whether anything was sent. */
    private Response requestCode(long tenantId, long customerId) {
        return request.request(tenantId, customerId, current.circumstances())
                .map(retryAfter -> errors.response(EclipseCode.RATE_LIMITED, retryAfter))
                .orElseGet(() -> Response.ok(IdentityResponse.ofCardAccess(tenantId, customerId, Optional.empty()))
                        .build());
    }

    /** Changes the password of a customer who has one. */
    Response change(long tenantId, long customerId, IdentityRequest body) {
        Caller caller = current.allowed(Permission.CHANGE_IDENTITY, Target.customer(tenantId, customerId));
        refuseWhatOnlyIdentitiesHave(body);
        refuse("otp", body.otp(), "must be null: it stands in for a token");
        require("password", body.password());
        if (body.identity() != null && !isMeantBy(body.identity())) {
            throw InvalidCall.of("identity", "Pattern", "must be the name in the path: an identity is not renamed");
        }
        return answer(
                set.replace(caller, tenantId, customerId, body.password(), current.circumstances()),
                shown(tenantId, customerId));
    }

    /** 204; 404 for a customer who has none. */
    Response delete(long tenantId, long customerId) {
        Caller caller = current.allowed(Permission.DELETE_IDENTITY, Target.customer(tenantId, customerId));
        return answer(
                set.remove(caller, tenantId, customerId, current.circumstances()),
                last -> Response.noContent().build());
    }

    private static Function<Instant, Response> shown(long tenantId, long customerId) {
        return set -> Response.ok(IdentityResponse.ofCardAccess(tenantId, customerId, Optional.of(set)))
                .build();
    }

    private static void refuseWhatOnlyIdentitiesHave(IdentityRequest body) {
        String sentence = "must be null: CAP has none";
        refuse("authLockedAfter", body.authLockedAfter(), sentence);
        refuse("base64EncodedPublicKey", body.base64EncodedPublicKey(), sentence);
        refuse("expires", body.expires(), sentence);
        refuse("totp", Boolean.TRUE.equals(body.totp()) ? body.totp() : null, sentence);
    }

    private static void refuse(String field, Object value, String sentence) {
        if (value != null) {
            throw InvalidCall.of(field, "Null", sentence);
        }
    }

    private static void require(String field, Object value) {
        if (value == null) {
            throw InvalidCall.of(field, "NotNull", "must not be null");
        }
    }

    private Response answer(CardAccess outcome, Function<Instant, Response> done) {
        return outcome.as(new CardAccess.Cases<>() {
            @Override
            public Response done(Instant set) {
                return done.apply(set);
            }

            @Override
            public Response missing() {
                return errors.response(EclipseCode.NOT_FOUND);
            }

            @Override
            public Response unreachable() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT, Optional.of("The customer has no phone to send the password to"));
            }

            @Override
            public Response notByTenant() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT,
                        Optional.of("The tenant may not choose it: leave the password out and one is sent"));
            }

            @Override
            public Response wrongCode() {
                return errors.response(EclipseCode.INCORRECT_CODE);
            }

            @Override
            public Response unfit(Weakness weakness, PasswordPreset preset) {
                return errors.unfit(weakness, preset);
            }

            @Override
            public Response tooMany(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }
        });
    }
}
