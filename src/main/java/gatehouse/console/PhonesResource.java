package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.membership.ReplacePhone;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.subject.PhoneNumber;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code PUT /console/api/tenants/{t}/members/{m}/phone}: a member who lost the old one has another phone. */
@Path("/tenants/{tenantId}/members/{memberId}/phone")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PhonesResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("memberId")
    Long memberId;

    @Inject
    ReplacePhone replacePhone;

    @Inject
    CurrentCaller current;

    /** @param phone an international number: digits with the country code */
    public record Phone(@NotNull String phone) {
        PhoneNumber number() {
            return PhoneNumber.parse(phone)
                    .orElseThrow(() -> InvalidCall.of(
                            "phone", "Pattern", "must be an international number: digits with the country code"));
        }

        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "Phone[hidden]";
        }
    }

    /**
     * 204: the number may be enrolled without a step-up; what was enrolled or linked before is retired, and all sessions of
     * the member have ended. 404 for a member that the tenant does not have.
     */
    @PUT
    @RolesAllowed(Groups.STAFF)
    @Guarded
    public void replace(@Valid Phone phone) {
        Caller caller = current.allowed(Permission.OVERRIDE_FACTORS, Target.tenant(tenantId));
        if (!replacePhone.replace(caller, tenantId, memberId, phone.number(), current.circumstances())) {
            throw new NotFoundException();
        }
    }
}
