package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.authenticator.password.Weakness;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.door.CurrentCaller;
import gatehouse.identity.ChangeIdentity;
import gatehouse.identity.CreateIdentity;
import gatehouse.identity.FactorWish;
import gatehouse.identity.Identities;
import gatehouse.identity.Identity;
import gatehouse.identity.IdentityOutcome;
import gatehouse.identity.Validity;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Calls about identities, whoever they belong to; whether the caller may was asked before. */
@RequestScoped
class IdentityCalls {
    private static final String GUARDED =
            "The identity has a key, a passkey or a TOTP: only the tenant, or its owner in a session"
                    + " that was opened as a login asks for, may change or delete it that way";

    @Inject
    CreateIdentity create;

    @Inject
    ChangeIdentity change;

    @Inject
    Identities identities;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    Response create(Caller caller, long tenantId, PartyId party, IdentityRequest body) {
        requireSupported(body);
        LoginName name = Names.identity(required("identity", body.identity()));
        Optional<Secret> password =
                justAName(body) ? Optional.empty() : Optional.of(required("password", body.password()));
        Optional<FactorWish> factors = FactorFields.wish(body);
        if (factors.isEmpty()) {
            return errors.response(EclipseCode.INVALID_ARGUMENT, Optional.of(FactorFields.UNFIT_KEY));
        }
        return answer(
                create.create(
                        caller,
                        new CreateIdentity.Wish(tenantId, party, name, password, validity(body), factors.get()),
                        current.circumstances()),
                this::shown);
    }

    List<IdentityResponse> list(long tenantId, PartyId party) {
        return identities.list(tenantId, party).orElseThrow(NotFoundException::new).stream()
                .map(IdentityResponse::of)
                .toList();
    }

    Response change(Caller caller, long tenantId, PartyId party, String identity, IdentityRequest body) {
        requireSupported(body);
        LoginName name = Names.identity(identity);
        if (body.identity() != null && !Names.identity(body.identity()).equals(name)) {
            throw InvalidCall.of("identity", "Pattern", "must be the name in the path: an identity is not renamed");
        }
        Optional<FactorWish> factors = FactorFields.wish(body);
        if (factors.isEmpty()) {
            return errors.response(EclipseCode.INVALID_ARGUMENT, Optional.of(FactorFields.UNFIT_KEY));
        }
        return answer(
                change.change(
                        caller,
                        new ChangeIdentity.Wish(
                                tenantId,
                                party,
                                name,
                                Optional.ofNullable(body.password()),
                                validity(body),
                                factors.get()),
                        current.circumstances()),
                this::shown);
    }

    Response delete(Caller caller, long tenantId, PartyId party, String identity) {
        return answer(
                identities.delete(caller, tenantId, party, Names.identity(identity), current.circumstances()),
                (gone, totp) -> Response.noContent().build());
    }

    private Response shown(Identity identity, Optional<OtpAuthUri> totp) {
        return Response.ok(totp.map(once -> IdentityResponse.of(identity, once))
                        .orElseGet(() -> IdentityResponse.of(identity)))
                .build();
    }

    private static Validity validity(IdentityRequest body) {
        return new Validity(Optional.ofNullable(body.authLockedAfter()), Optional.ofNullable(body.expires()));
    }

    /** It signs in with a passkey, as soon as it has registered one; everything else goes with a password. */
    private static boolean justAName(IdentityRequest body) {
        return body.password() == null
                && body.base64EncodedPublicKey() == null
                && body.expires() == null
                && !Boolean.TRUE.equals(body.totp());
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw InvalidCall.of(field, "NotNull", "must not be null");
        }
        return value;
    }

    /** These authenticators are not here yet; a request for one must not end with less than it asked for. */
    private static void requireSupported(IdentityRequest body) {
        if (body.otp() != null) {
            throw InvalidCall.of("otp", "Supported", "is not supported by this version");
        }
    }

    private Response answer(IdentityOutcome outcome, BiFunction<Identity, Optional<OtpAuthUri>, Response> done) {
        return outcome.as(new IdentityOutcome.Cases<>() {
            @Override
            public Response done(Identity identity, Optional<OtpAuthUri> totp) {
                return done.apply(identity, totp);
            }

            @Override
            public Response missing() {
                return errors.response(EclipseCode.NOT_FOUND);
            }

            @Override
            public Response taken() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT, Optional.of("The identity is reserved or in use already"));
            }

            @Override
            public Response unfit(Weakness weakness, PasswordPreset preset) {
                return errors.unfit(weakness, preset);
            }

            @Override
            public Response notImportable() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT,
                        Optional.of("The password is not a BCrypt string of version 2a, 2b or 2y and cost 10 to 14"));
            }

            @Override
            public Response outOfUse() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT,
                        Optional.of("The identity is past its authLockedAfter; a new password does not open it"));
            }

            @Override
            public Response temporary() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT,
                        Optional.of("Only with a new password its owner makes an identity last longer"));
            }

            @Override
            public Response guarded() {
                return errors.response(EclipseCode.NO_RIGHTS, Optional.of(GUARDED));
            }

            @Override
            public Response stale() {
                return errors.response(EclipseCode.NO_RIGHTS, Optional.of(EclipseErrors.STALE));
            }

            @Override
            public Response oneself() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT,
                        Optional.of("Staff do not delete the identity they are signed in with"));
            }

            @Override
            public Response outranked() {
                return errors.response(
                        EclipseCode.NO_RIGHTS, Optional.of("The admin user's position may more than your own"));
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }
        });
    }
}
