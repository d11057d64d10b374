package gatehouse.contract.multi.factor;

import gatehouse.authenticator.device.DeviceUse;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.enrolment.FindPhoneFactor;
import gatehouse.linking.DeviceFactors;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /authentication_factors} (2.3). */
@Path("/authentication_factors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FactorsResource {
    @Inject
    FindPhoneFactor phones;

    @Inject
    DeviceFactors devices;

    @Inject
    CurrentMember current;

    /** 200 with the factors of the holder of the token, the phone first, then devices; the member is absent when there is none. */
    @Operation(
            summary = "List the factors of the user",
            description = "The phone first, then devices; without any factor the member is absent.")
    @GET
    @RolesAllowed(Groups.CUSTOMER)
    public FactorsResponse list() {
        long subject = current.session().subjectId();
        Stream<FactorResponse> phone = phones.find(subject).stream().map(FactorResponse::of);
        Map<DeviceUse, DeviceFactors.Standing> linked = devices.of(subject);
        Stream<FactorResponse> device = Arrays.stream(PushChannel.values())
                .filter(channel -> linked.containsKey(channel.use()))
                .map(channel -> FactorResponse.of(channel, linked.get(channel.use())));
        return FactorsResponse.of(Stream.concat(phone, device).toList());
    }
}
