package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authenticator.password.Admission;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.door.CurrentCaller;
import gatehouse.onboarding.CreateTenant;
import gatehouse.onboarding.NewTenant;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenants: those that a caller may know of, and a new one by a GLOBAL_ADMIN. */
@Path("/tenants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TenantsResource {
    private static final int MOST = 1_000;

    @Inject
    CreateTenant create;

    @Inject
    Tenants tenants;

    @Inject
    PasswordHashing hashing;

    @Inject
    CurrentCaller current;

    /**
     * @param institution the group of tenants that this one belongs to; none when absent
     * @param allowedOrigins web origins whose pages may call for the tenant's users; none when absent
     */
    public record NewTenantRequest(
            @NotBlank @CodePointLength(min = 1, max = 80) String name,

            @Pattern(
                    regexp = "[a-z0-9][a-z0-9-]{1,38}[a-z0-9]",
                    message = "must be 3 to 40 lower-case letters, digits and dashes between them")
            String institution,

            @Size(max = 50)
            List<
                            @NotNull @CodePointLength(max = 255)
                            @Pattern(
                                    regexp = "https?://[a-z0-9.-]+(:[0-9]{1,5})?",
                                    message = "must be an origin such as https://app.example.com")
                            String>
                    allowedOrigins) {}

    /** The secrets are shown this once. */
    public record NewTenantResponse(
            long id,
            String name,
            String institution,
            String apiKey,
            String programmeKey,
            String systemIdentity,
            String systemPassword,
            Map<String, String> profileIds) {
        static NewTenantResponse of(NewTenant made) {
            return new NewTenantResponse(
                    made.tenant().id(),
                    made.tenant().name(),
                    made.tenant().institution().orElse(null),
                    made.apiKey().reveal(),
                    made.programmeKey().reveal(),
                    made.systemIdentity().typed(),
                    made.systemPassword().reveal(),
                    Map.of("consumers", Population.CONSUMERS, "corporates", Population.CORPORATES));
        }

        @Override
        public String toString() {
            return "NewTenantResponse[" + id + "]";
        }
    }

    /**
     * @param institution the group of tenants that it belongs to; absent for none
     * @param next the number to go on after; absent when there are no others
     */
    public record TenantsResponse(List<TenantFields> tenants, Long next) {}

    public record TenantFields(long id, String name, String institution, Instant created) {
        static TenantFields of(Tenant tenant) {
            return new TenantFields(
                    tenant.id(), tenant.name(), tenant.institution().orElse(null), tenant.created());
        }
    }

    /**
     * In the order of their numbers; the operator's own is 0.
     *
     * @param after the {@code next} of the page before
     * @param limit how many at most, 1 to 1000
     */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public TenantsResponse list(
            @QueryParam("after") @DefaultValue("-1") Long after,
            @QueryParam("limit") @DefaultValue("100") Integer limit) {
        long own = current.caller().map(Caller::tenantId).orElse(Tenant.PLATFORM);
        Caller caller = current.allowed(Permission.READ_TENANT, Target.tenant(own));
        if (limit < 1 || limit > MOST) {
            throw InvalidCall.of("limit", "Range", "must be from 1 to " + MOST);
        }
        List<TenantFields> page =
                known(caller, after, limit).stream().map(TenantFields::of).toList();
        return new TenantsResponse(
                page, page.size() < limit ? null : page.get(limit - 1).id());
    }

    /** Those of the own reach, as everywhere else. */
    List<Tenant> known(Caller caller, long after, int limit) {
        return switch (caller.role().scope()) {
            case GLOBAL -> tenants.list(Optional.empty(), after, limit);
            case INSTITUTION ->
                caller.home()
                        .institution()
                        .map(group -> tenants.list(Optional.of(group), after, limit))
                        .orElseGet(() -> own(caller, after));
            case TENANT, ORGANISATION -> own(caller, after);
        };
    }

    private List<Tenant> own(Caller caller, long after) {
        return tenants.find(caller.tenantId()).filter(own -> own.id() > after).stream()
                .toList();
    }

    /** 201; 503 while all places where passwords are hashed are taken. */
    @POST
    @RolesAllowed("GLOBAL_ADMIN")
    public Response create(@Valid NewTenantRequest request) {
        Caller caller = current.allowed(Permission.CREATE_TENANT, Target.tenant(Tenant.PLATFORM));
        Secret password = create.systemPassword();
        List<String> origins = request.allowedOrigins() == null ? List.of() : request.allowedOrigins();
        NewTenant made = create.create(
                caller,
                request.name(),
                Optional.ofNullable(request.institution()),
                origins,
                password,
                hash(password),
                current.circumstances());
        return Response.status(Response.Status.CREATED)
                .entity(NewTenantResponse.of(made))
                .build();
    }

    private Hashed hash(Secret password) {
        return hashing.admit().as(new Admission.Cases<>() {
            @Override
            public Hashed admitted(Admission.Admitted admitted) {
                try (HashingTicket ticket = admitted.ticket()) {
                    return ticket.hash(password);
                }
            }

            @Override
            public Hashed overloaded(Admission.Overloaded overloaded) {
                throw new ServiceUnavailableException(overloaded.retryAfter().toSeconds());
            }
        });
    }
}
