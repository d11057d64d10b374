package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.door.CurrentCaller;
import gatehouse.passkey.KeptPasskeys;
import gatehouse.passkey.PasskeyRemoval;
import gatehouse.platform.http.PathId;
import gatehouse.subject.PartyId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Calls about passkeys, whoever they belong to; whether the caller may was asked before. */
@RequestScoped
class PasskeyCalls {
    private static final String GUARDED =
            "Only the tenant, or the owner in a session that was opened as a login asks for, may remove a passkey";
    private static final String LAST =
            "It is the only way to sign in; register another passkey or set a password first";
    private static final String OUTRANKED = "The owner's role may more than your own";

    @Inject
    KeptPasskeys passkeys;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    List<PasskeyResponse> list(long tenantId, PartyId party, String identity) {
        return passkeys.list(tenantId, party, Names.identity(identity)).orElseThrow(NotFoundException::new).stream()
                .map(PasskeyResponse::of)
                .toList();
    }

    Response remove(Caller caller, long tenantId, PartyId party, String identity, String passkeyId) {
        return passkeys.remove(
                        caller,
                        tenantId,
                        party,
                        Names.identity(identity),
                        PathId.of(passkeyId),
                        current.circumstances())
                .as(new PasskeyRemoval.Cases<>() {
                    @Override
                    public Response done() {
                        return Response.noContent().build();
                    }

                    @Override
                    public Response missing() {
                        return errors.response(EclipseCode.NOT_FOUND);
                    }

                    @Override
                    public Response guarded() {
                        return errors.response(EclipseCode.NO_RIGHTS, Optional.of(GUARDED));
                    }

                    @Override
                    public Response stale() {
                        return errors.response(EclipseCode.NO_RIGHTS, Optional.of(EclipseErrors.STALE));
                    }

                    @Override
                    public Response outranked() {
                        return errors.response(EclipseCode.NO_RIGHTS, Optional.of(OUTRANKED));
                    }

                    @Override
                    public Response last() {
                        return errors.response(EclipseCode.INVALID_ARGUMENT, Optional.of(LAST));
                    }
                });
    }
}
