package gatehouse.console.text;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.profile.ChooseLanguage;
import gatehouse.subject.Customers;
import gatehouse.tenant.Language;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/**
 * {@code /tenants/{t}/customers/{c}/language}: in which language a customer of either door, and everybody who acts for
 * them, is written to.
 */
@Path("/tenants/{tenantId}/customers/{customerId}/language")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LanguageResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("customerId")
    Long customerId;

    @Inject
    ChooseLanguage chooseLanguage;

    @Inject
    Customers customers;

    @Inject
    CurrentCaller current;

    /** @param language of BCP 47, such as {@code pt-BR} */
    public record Wanted(@NotNull String language) {}

    /** @param language absent: that of the tenant */
    public record Chosen(String language) {
        private static Chosen of(Optional<Language> language) {
            return new Chosen(language.map(Language::tag).orElse(null));
        }
    }

    /** 200 also for a customer who has none; 404 for a customer that the tenant does not have. */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public Chosen read() {
        current.allowed(Permission.READ_CUSTOMER, Target.customer(tenantId, customerId));
        return customers
                .find(tenantId, customerId)
                .map(customer -> Chosen.of(customer.language()))
                .orElseThrow(NotFoundException::new);
    }

    /** 200 with the language as BCP 47 writes it; holds from the next message on. 400 for a language that is none. */
    @PUT
    @RolesAllowed(Groups.STAFF)
    public Chosen choose(@Valid Wanted wanted) {
        Language language = Language.parse(wanted.language()).orElseThrow(LanguageResource::noLanguage);
        return choose(Optional.of(language));
    }

    /** 204: the customer is written to in the language of the tenant. */
    @DELETE
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public void forget() {
        choose(Optional.empty());
    }

    private Chosen choose(Optional<Language> language) {
        Caller caller = current.allowed(Permission.CHANGE_CUSTOMER, Target.customer(tenantId, customerId));
        if (!chooseLanguage.choose(caller, tenantId, customerId, language, current.circumstances())) {
            throw new NotFoundException();
        }
        return Chosen.of(language);
    }

    static InvalidCall noLanguage() {
        return InvalidCall.of("language", "Language", "must be a language of BCP 47, such as pt-BR");
    }
}
