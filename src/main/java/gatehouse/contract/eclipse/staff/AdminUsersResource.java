package gatehouse.contract.eclipse.staff;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.contract.eclipse.identity.Names;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.Page;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.staff.AdminUserOutcome;
import gatehouse.staff.AppointAdminUser;
import gatehouse.staff.DismissAdminUser;
import gatehouse.staff.MoveAdminUser;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Role;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The people and systems that work for a tenant (row 15). */
@Path("/tenants/{tenantId}/admin-users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminUsersResource {
    @PathParam("tenantId")
    Long tenantId;

    @Inject
    AppointAdminUser appoint;

    @Inject
    MoveAdminUser move;

    @Inject
    DismissAdminUser dismiss;

    @Inject
    AdminUsers adminUsers;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    @Operation(
            summary = "Appoint an admin user",
            description =
                    "The first password is generated and mailed; it has to be changed within 72 hours. A position that"
                            + " may more than the caller's own is refused, and so is a password in the body.")
    @APIResponseSchema(
            value = AdminUserResponse.class,
            responseCode = "201",
            responseDescription = "The admin user as it was appointed")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @POST
    @RolesAllowed(Groups.STAFF)
    public Response create(@Valid AdminUserRequest body) {
        Caller caller = current.allowed(Permission.CREATE_ADMIN_USER, Target.tenant(tenantId));
        AppointAdminUser.Wish wish = new AppointAdminUser.Wish(
                tenantId,
                body.name(),
                email(body.email()),
                Optional.ofNullable(body.phone()).map(AdminUsersResource::phone),
                identity(body),
                role(body.position()));
        return answer(
                appoint.appoint(caller, wish, current.circumstances()),
                made -> Response.status(Response.Status.CREATED)
                        .entity(AdminUserResponse.of(made))
                        .build());
    }

    @Operation(
            summary = "List the admin users of a tenant",
            description = "In the order of their numbers, a page at a time.")
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public List<AdminUserResponse> list(
            @Min(value = 0, message = Page.OFFSETS)
                    @Max(value = Page.FARTHEST, message = Page.OFFSETS)
                    @QueryParam("offset")
                    @DefaultValue("0")
                    Integer offset,
            @Min(value = 1, message = Page.LIMITS)
                    @Max(value = Page.LONGEST, message = Page.LIMITS)
                    @QueryParam("limit")
                    @DefaultValue("20")
                    Integer limit) {
        current.allowed(Permission.READ_ADMIN_USERS, Target.tenant(tenantId));
        tenants.find(tenantId).orElseThrow(NotFoundException::new);
        return adminUsers.list(tenantId, offset, limit).stream()
                .map(AdminUserResponse::of)
                .toList();
    }

    @Operation(summary = "Read an admin user", description = "Staff see themselves, whatever else they may.")
    @GET
    @Path("/{adminUserId}")
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public AdminUserResponse read(@PathParam("adminUserId") Long adminUserId) {
        allowed(Permission.READ_ADMIN_USERS, adminUserId);
        return adminUsers.find(tenantId, adminUserId).map(AdminUserResponse::of).orElseThrow(NotFoundException::new);
    }

    @Operation(
            summary = "Change the position of an admin user",
            description =
                    "Its sessions end. Nobody moves the own admin user, nor anybody to or from a position that may more"
                            + " than the own.")
    @APIResponseSchema(value = AdminUserResponse.class, responseDescription = "The admin user in its new position")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @PUT
    @Path("/{adminUserId}")
    @RolesAllowed(Groups.STAFF)
    public Response move(@PathParam("adminUserId") Long adminUserId, @Valid PositionRequest body) {
        Caller caller = allowed(Permission.CHANGE_ADMIN_USER, adminUserId);
        return answer(
                move.move(
                        caller,
                        tenantId,
                        PartyId.adminUser(adminUserId),
                        role(body.position()),
                        current.circumstances()),
                moved -> Response.ok(AdminUserResponse.of(moved)).build());
    }

    @Operation(summary = "Delete an admin user", description = "Its identities are gone, and their sessions end.")
    @APIResponse(responseCode = "204", description = "The admin user is gone")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @DELETE
    @Path("/{adminUserId}")
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public Response delete(@PathParam("adminUserId") Long adminUserId) {
        Caller caller = allowed(Permission.DELETE_ADMIN_USER, adminUserId);
        return answer(
                dismiss.dismiss(caller, tenantId, PartyId.adminUser(adminUserId), current.circumstances()),
                gone -> Response.noContent().build());
    }

    private Caller allowed(Permission permission, long adminUserId) {
        return current.allowed(permission, Target.of(tenantId, PartyId.adminUser(adminUserId)));
    }

    private static LoginName identity(AdminUserRequest body) {
        if (body.identity() != null) {
            return Names.identity(body.identity());
        }
        return LoginName.parse(body.email())
                .orElseThrow(() -> InvalidCall.of(
                        "identity", "NotNull", "must not be null: the e-mail address is none to sign in with"));
    }

    private static EmailAddress email(String text) {
        return EmailAddress.parse(text)
                .orElseThrow(() -> InvalidCall.of("email", "Email", "must be a well-formed e-mail address"));
    }

    private static PhoneNumber phone(String text) {
        return PhoneNumber.parse(text)
                .orElseThrow(() -> InvalidCall.of(
                        "phone", "Pattern", "must be an international number: digits with the country code"));
    }

    private static Role role(String position) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(position))
                .findFirst()
                .orElseThrow(() -> InvalidCall.of("position", "Pattern", "must be a published role or position"));
    }

    private Response answer(AdminUserOutcome outcome, Function<AdminUser, Response> done) {
        return outcome.as(new AdminUserOutcome.Cases<>() {
            @Override
            public Response done(AdminUser adminUser) {
                return done.apply(adminUser);
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
            public Response misplaced() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT, Optional.of("Nobody has this position at this tenant"));
            }

            @Override
            public Response outranked() {
                return errors.response(EclipseCode.NO_RIGHTS, Optional.of("The position may more than your own"));
            }

            @Override
            public Response oneself() {
                return errors.response(
                        EclipseCode.INVALID_ARGUMENT, Optional.of("Nobody moves or deletes the own admin user"));
            }

            @Override
            public Response signedOut() {
                return errors.response(EclipseCode.NOT_SIGNED_IN);
            }

            @Override
            public Response stale() {
                return errors.response(EclipseCode.NO_RIGHTS, Optional.of(EclipseErrors.STALE));
            }

            @Override
            public Response forbidden() {
                return errors.response(EclipseCode.NO_RIGHTS);
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }
        });
    }
}
