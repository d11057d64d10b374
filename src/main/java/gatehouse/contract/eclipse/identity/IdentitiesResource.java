package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
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
import gatehouse.tenant.PasswordPreset;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The identities of a customer (rows 7 to 10): a password, and a key, a passkey or a TOTP beside it. */
@Path("/tenants/{tenantId}/customers/{customerId}/identities")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IdentitiesResource {
    private static final String GUARDED =
            "The identity has a key, a passkey or a TOTP: only the tenant, or its owner in a session"
                    + " that was opened as a login asks for, may change or delete it that way";

    @PathParam("tenantId")
    Long tenantId;

    @PathParam("customerId")
    Long customerId;

    @Inject
    CreateIdentity create;

    @Inject
    ChangeIdentity change;

    @Inject
    Identities identities;

    @Inject
    CardAccessIdentity cardAccess;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    /**
     * 200 with the identity; 400 VAL001 or IAE002 for what will not do, 404 for an unknown customer. Open to callers
     * without a token, because the contract has a case for them; there is none for an identity with a password (5.11).
     */
    @POST
    @PermitAll
    public Response create(@Valid IdentityRequest body) {
        if (CardAccessIdentity.isMeantBy(body.identity())) {
            return cardAccess.create(tenantId, customerId, body);
        }
        Caller caller = current.allowed(Permission.CREATE_IDENTITY, target());
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
                        new CreateIdentity.Wish(tenantId, customerId, name, password, validity(body), factors.get()),
                        current.circumstances()),
                this::shown);
    }

    @GET
    @RolesAllowed({"GLOBAL_ADMIN", "TENANT_SYSTEM", "CUSTOMER"})
    @Consumes(MediaType.WILDCARD)
    public List<IdentityResponse> list() {
        current.allowed(Permission.READ_IDENTITIES, target());
        return identities.list(tenantId, customerId).orElseThrow(NotFoundException::new).stream()
                .map(IdentityResponse::of)
                .toList();
    }

    /** 200 with the identity as it is now; what the body does not name stays. */
    @PUT
    @Path("/{identity}")
    @RolesAllowed({"GLOBAL_ADMIN", "TENANT_SYSTEM", "CUSTOMER"})
    public Response change(@PathParam("identity") String identity, @Valid IdentityRequest body) {
        if (CardAccessIdentity.isMeantBy(identity)) {
            return cardAccess.change(tenantId, customerId, body);
        }
        Caller caller = current.allowed(Permission.CHANGE_IDENTITY, target());
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
                                customerId,
                                name,
                                Optional.ofNullable(body.password()),
                                validity(body),
                                factors.get()),
                        current.circumstances()),
                this::shown);
    }

    /** 204; its sessions end. */
    @DELETE
    @Path("/{identity}")
    @RolesAllowed({"GLOBAL_ADMIN", "TENANT_SYSTEM", "CUSTOMER"})
    @Consumes(MediaType.WILDCARD)
    public Response delete(@PathParam("identity") String identity) {
        if (CardAccessIdentity.isMeantBy(identity)) {
            return cardAccess.delete(tenantId, customerId);
        }
        Caller caller = current.allowed(Permission.DELETE_IDENTITY, target());
        return answer(
                identities.delete(caller, tenantId, customerId, Names.identity(identity), current.circumstances()),
                (gone, totp) -> Response.noContent().build());
    }

    private Target target() {
        return Target.customer(tenantId, customerId);
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
            public Response guarded() {
                return errors.response(EclipseCode.NO_RIGHTS, Optional.of(GUARDED));
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }
        });
    }
}
