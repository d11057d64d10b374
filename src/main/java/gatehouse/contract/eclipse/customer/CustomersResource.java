package gatehouse.contract.eclipse.customer;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.contract.eclipse.identity.Contacts;
import gatehouse.door.CurrentCaller;
import gatehouse.onboarding.CreateCustomer;
import gatehouse.platform.http.Page;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.profile.ChangeCustomer;
import gatehouse.profile.CustomerChange;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The customers of a tenant (rows 18 and 19, and the PUT beside them). */
@Path("/tenants/{tenantId}/customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CustomersResource {
    private static final Optional<String> TAKEN = Optional.of("The externalUniqueId is in use already");

    @PathParam("tenantId")
    Long tenantId;

    @Inject
    CreateCustomer create;

    @Inject
    ChangeCustomer change;

    @Inject
    Customers customers;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    @Operation(
            summary = "Create a customer",
            description = "Every member of the body is optional; an externalUniqueId is one customer's only.")
    @APIResponseSchema(
            value = CustomerResponse.class,
            responseCode = "201",
            responseDescription = "The customer as it was created")
    @Refuses(EclipseCode.INVALID_ARGUMENT)
    @POST
    @RolesAllowed(Groups.STAFF)
    public Response create(@Valid CustomerRequest body) {
        Caller caller = current.allowed(Permission.CREATE_CUSTOMER, Target.tenant(tenantId));
        requireTenant();
        return create.create(caller, tenantId, body.profile(), current.circumstances())
                .map(customer -> Response.status(Response.Status.CREATED)
                        .entity(CustomerResponse.of(customer))
                        .build())
                .orElseGet(() -> errors.response(EclipseCode.INVALID_ARGUMENT, TAKEN));
    }

    @Operation(
            summary = "Search customers",
            description = "The customers that match all criteria, in the order of their numbers.")
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public List<CustomerResponse> search(
            @QueryParam("phone1") String phone,
            @QueryParam("email") String email,
            @QueryParam("externalUniqueId") String externalUniqueId,
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
        current.allowed(Permission.SEARCH_CUSTOMERS, Target.tenant(tenantId));
        requireTenant();
        Customers.Search search = new Customers.Search(
                Optional.ofNullable(phone).map(text -> Contacts.phone("phone1", text)),
                Optional.ofNullable(email).map(text -> Contacts.email("email", text)),
                Optional.ofNullable(externalUniqueId),
                offset,
                limit);
        return customers.search(tenantId, search).stream()
                .map(CustomerResponse::of)
                .toList();
    }

    @Operation(summary = "Read a customer", description = "Customers see themselves.")
    @GET
    @Path("/{customerId}")
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @Consumes(MediaType.WILDCARD)
    public CustomerResponse read(@PathParam("customerId") Long customerId) {
        current.allowed(Permission.READ_CUSTOMER, Target.customer(tenantId, customerId));
        return customers.find(tenantId, customerId).map(CustomerResponse::of).orElseThrow(NotFoundException::new);
    }

    @Operation(
            summary = "Change a customer",
            description =
                    "The whole profile: what the body leaves out is taken away. A new phone or e-mail address ends the"
                            + " codes that wait, and the old and the new one are told. Customers do not change it themselves: a"
                            + " stolen token would be enough to have all codes sent elsewhere.")
    @APIResponseSchema(value = CustomerResponse.class, responseDescription = "The customer in its next version")
    @Refuses({EclipseCode.STALE_VERSION, EclipseCode.INVALID_ARGUMENT})
    @PUT
    @Path("/{customerId}")
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public Response change(@PathParam("customerId") Long customerId, @Valid CustomerChangeRequest body) {
        Caller caller = current.allowed(Permission.CHANGE_CUSTOMER, Target.customer(tenantId, customerId));
        requireSame("customerId", customerId, body.customerId());
        requireSame("tenantId", tenantId, body.tenantId());
        ChangeCustomer.Wish wish = new ChangeCustomer.Wish(tenantId, customerId, body.version(), body.profile());
        return change.change(caller, wish, current.circumstances()).as(new CustomerChange.Cases<>() {
            @Override
            public Response done(Customer customer) {
                return Response.ok(CustomerResponse.of(customer)).build();
            }

            @Override
            public Response missing() {
                return errors.response(EclipseCode.NOT_FOUND);
            }

            @Override
            public Response stale() {
                return errors.response(EclipseCode.STALE_VERSION);
            }

            @Override
            public Response taken() {
                return errors.response(EclipseCode.INVALID_ARGUMENT, TAKEN);
            }
        });
    }

    private static void requireSame(String field, long inPath, Long inBody) {
        if (inBody != null && inBody != inPath) {
            throw InvalidCall.of(field, "Pattern", "must be the number in the path");
        }
    }

    /** The platform's own tenant is none that has customers. */
    private void requireTenant() {
        if (tenantId == Tenant.PLATFORM || tenants.find(tenantId).isEmpty()) {
            throw new NotFoundException();
        }
    }
}
