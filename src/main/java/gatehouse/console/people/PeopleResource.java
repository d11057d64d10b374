package gatehouse.console.people;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.audit.AuditTrail;
import gatehouse.cardholder.GiveCardAccess;
import gatehouse.care.FindPeople;
import gatehouse.care.SeePerson;
import gatehouse.console.audit.EventFields;
import gatehouse.console.audit.EventFields.Events;
import gatehouse.console.confirmation.Danger;
import gatehouse.console.confirmation.Danger.Dared;
import gatehouse.console.people.PersonResponse.FoundFields;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /console/api/tenants/{t}/people}: customers of a tenant, found and seen at a glance. */
@Path("/tenants/{tenantId}/people")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {
    private static final int MOST_EVENTS = 100;
    private static final int LONGEST = 254;

    @PathParam("tenantId")
    Long tenantId;

    @Inject
    FindPeople findPeople;

    @Inject
    SeePerson seePerson;

    @Inject
    GiveCardAccess giveCardAccess;

    @Inject
    Danger danger;

    @Inject
    AuditTrail trail;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /**
     * Customers who fit as a whole, at most 20.
     *
     * @param text a phone with or without the plus, an e-mail address, a name to sign in with, the number of a customer or
     *     subject, or the tenant's own id of a customer
     */
    @GET
    @RolesAllowed(Groups.STAFF)
    public List<FoundFields> find(@QueryParam("find") String text) {
        current.allowed(Permission.READ_PEOPLE, Target.tenant(tenantId));
        if (text == null || text.isBlank() || text.codePointCount(0, text.length()) > LONGEST) {
            throw InvalidCall.of("find", "CodePointLength", "must have 1 to " + LONGEST + " characters");
        }
        return findPeople.find(tenants.find(tenantId).orElseThrow(NotFoundException::new), text).stream()
                .map(FoundFields::of)
                .toList();
    }

    /** 404 for a customer that the tenant does not have. */
    @GET
    @Path("/{customerId}")
    @RolesAllowed(Groups.STAFF)
    public PersonResponse read(@PathParam("customerId") Long customerId) {
        current.allowed(Permission.READ_PEOPLE, Target.customer(tenantId, customerId));
        return seePerson.see(tenantId, customerId).map(PersonResponse::of).orElseThrow(NotFoundException::new);
    }

    /**
     * What happened to the customer and to who acts for it, the latest first; the outcome of a login says why it failed.
     *
     * @param before the {@code next} of the page before
     * @param limit how many at most, 1 to 100
     */
    @GET
    @Path("/{customerId}/events")
    @RolesAllowed(Groups.STAFF)
    public Events events(
            @PathParam("customerId") Long customerId,
            @QueryParam("before") String before,
            @QueryParam("limit") @DefaultValue("50") Integer limit) {
        current.allowed(Permission.READ_PEOPLE, Target.customer(tenantId, customerId));
        if (limit < 1 || limit > MOST_EVENTS) {
            throw InvalidCall.of("limit", "Range", "must be from 1 to " + MOST_EVENTS);
        }
        List<Long> numbers = seePerson.numbersOf(tenantId, customerId).orElseThrow(NotFoundException::new);
        return Events.of(trail.latest(tenantId, numbers, EventFields.cursor("before", before), limit));
    }

    /** @param reason 5 to 200 visible characters; it stands in the audit */
    public record Why(@NotNull String reason) {}

    /**
     * 204: a new card access password is on its way to the phone on the profile, and the one before opens nothing any more.
     * 409 for a customer without a phone; 503 while all places where passwords are hashed are taken.
     */
    @POST
    @Path("/{customerId}/cap")
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.APPLICATION_JSON)
    public void sendCardAccess(@PathParam("customerId") Long customerId, @Valid Why why) {
        Dared dared = danger.dare(Permission.CREATE_IDENTITY, Target.customer(tenantId, customerId), why.reason());
        giveCardAccess
                .give(tenantId, customerId, giving -> dared.act(act -> giving.by(act.caller(), act.circumstances())))
                .as(new CardAccessAnswer());
    }
}
