package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authenticator.password.Weakness;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The identities of a customer (rows 7 to 10): password, and a key or a TOTP beside it. */
@Path("/tenants/{tenantId}/customers/{customerId}/identities")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IdentitiesResource {
    private static final String GUARDED = "The identity has a key or a TOTP: only the tenant, or its owner in a session"
            + " that was opened with all of them, may change or delete it that way";

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
     * Open to callers without a token, because the contract has a case for them; there is none for an identity with a
     * password (5.11).
     */
    @Operation(
            summary = "Create an identity",
            description =
                    "A name to sign in with, its password, and a key or a TOTP beside it. The name CAP stands for the"
                            + " card access password of the customer: with a token it is given or set; without one, a call"
                            + " without password sends a code to the customer's phone, and the same call with otp and password"
                            + " sets it. Any other name needs a token.")
    @APIResponseSchema(
            value = IdentityResponse.class,
            responseDescription = "The identity; qrCode and totpUri are shown here once, where a TOTP was asked for")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.INCORRECT_CODE, EclipseCode.NO_RIGHTS, EclipseCode.RATE_LIMITED
    })
    @POST
    @PermitAll
    public Response create(@Valid IdentityRequest body) {
        if (CardAccessIdentity.isMeantBy(body.identity())) {
            return cardAccess.create(tenantId, customerId, body);
        }
        Caller caller = current.allowed(Permission.CREATE_IDENTITY, target());
        requireSupported(body);
        LoginName name = Names.identity(required("identity", body.identity()));
        Secret password = required("password", body.password());
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

    @Operation(
            summary = "List the identities of a customer",
            description = "Never a password, a key or the secret of a TOTP. Customers see their own.")
    @GET
    @RolesAllowed({"GLOBAL_ADMIN", "TENANT_SYSTEM", "CUSTOMER"})
    @Consumes(MediaType.WILDCARD)
    public List<IdentityResponse> list() {
        current.allowed(Permission.READ_IDENTITIES, target());
        return identities.list(tenantId, customerId).orElseThrow(NotFoundException::new).stream()
                .map(IdentityResponse::of)
                .toList();
    }

    @Operation(
            summary = "Change an identity",
            description = "What the body does not name stays. hasPublicKey or totp with false take that factor away.")
    @APIResponseSchema(
            value = IdentityResponse.class,
            responseDescription = "The identity as it is now; qrCode and totpUri where a TOTP was asked for")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.INCORRECT_CODE, EclipseCode.RATE_LIMITED})
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

    @Operation(summary = "Delete an identity", description = "Its sessions end, and its name is free again.")
    @APIResponse(responseCode = "204", description = "The identity is gone")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
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
