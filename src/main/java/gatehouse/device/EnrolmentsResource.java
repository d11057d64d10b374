package gatehouse.device;

import gatehouse.authenticator.device.DeviceKey;
import gatehouse.authenticator.device.DeviceName;
import gatehouse.authenticator.device.DeviceSignature;
import gatehouse.authenticator.device.LinkingCode;
import gatehouse.authenticator.device.LinkingProof;
import gatehouse.door.CurrentCaller;
import gatehouse.linking.LinkDevice;
import gatehouse.linking.LinkingResult;
import gatehouse.linking.LinkingResult.CodeInvalid;
import gatehouse.linking.LinkingResult.Linked;
import gatehouse.linking.LinkingResult.ProofWrong;
import gatehouse.platform.Secret;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** {@code POST /device/api/enrolments}: a device that was told a code links itself to whoever told it. */
@Path("/enrolments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EnrolmentsResource {
    @Inject
    LinkDevice link;

    @Inject
    CurrentCaller current;

    /**
     * @param code that the owner was shown; blanks, dashes and small letters make no difference
     * @param publicKey base64 of the DER SubjectPublicKeyInfo of an EC key on P-256
     * @param name what the owner knows the device by, 1 to 80 characters
     * @param signature base64 of the 64 bytes of ES256 over code, key and name
     */
    public record EnrolmentRequest(
            @NotNull @CodePointLength(min = 16, max = 40) Secret code,
            @NotNull @CodePointLength(min = 1, max = 200) String publicKey,

            @NotNull @CodePointLength(min = 1, max = DeviceName.LONGEST)
            String name,

            @NotNull @CodePointLength(min = 1, max = 100) String signature) {}

    /** @param use {@code PROMPT} or {@code BIOMETRIC}: whether to check a finger or face before each answer */
    public record EnrolmentResponse(String deviceId, String use) {}

    /** 201; 409 {@code CODE_INVALID} or {@code PROOF_WRONG}. */
    @POST
    @PermitAll
    public Response enrol(@Valid EnrolmentRequest request) {
        LinkingProof proof = new LinkingProof(
                LinkingCode.parse(request.code()).orElseThrow(broken("code", "must be 16 letters and digits")),
                DeviceKey.parse(request.publicKey())
                        .orElseThrow(broken("publicKey", "must be base64 of a P-256 key as SubjectPublicKeyInfo")),
                name(request.name()),
                DeviceSignature.parse(request.signature())
                        .orElseThrow(broken("signature", "must be base64 of 64 bytes")));
        return link.link(proof, current.circumstances()).as(new Wording());
    }

    private static DeviceName name(String text) {
        if (!DeviceName.isName(text)) {
            throw broken("name", "must be visible").get();
        }
        return new DeviceName(text);
    }

    private static Supplier<InvalidCall> broken(String field, String sentence) {
        return () -> InvalidCall.of(field, "Pattern", sentence);
    }

    private static final class Wording implements LinkingResult.Cases<Response> {
        @Override
        public Response linked(Linked linked) {
            return Response.status(Response.Status.CREATED)
                    .entity(new EnrolmentResponse(
                            linked.device().toString(), linked.use().name()))
                    .build();
        }

        @Override
        public Response codeInvalid(CodeInvalid codeInvalid) {
            return Problem.conflict("CODE_INVALID", "The code is unknown, used or too old");
        }

        @Override
        public Response proofWrong(ProofWrong proofWrong) {
            return Problem.conflict("PROOF_WRONG", "The signature is not one of this key over code, key and name");
        }
    }
}
