package gatehouse.console.people;

import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.care.Aid;
import gatehouse.care.Authenticator;
import gatehouse.care.EndSessions;
import gatehouse.care.EndSessions.Ended;
import gatehouse.care.RetireAuthenticator;
import gatehouse.care.Unlock;
import gatehouse.console.confirmation.Danger;
import gatehouse.console.confirmation.Danger.Act;
import gatehouse.console.confirmation.Danger.Dared;
import gatehouse.membership.invitation.SendInvite;
import gatehouse.platform.http.failure.CodedRefusal;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /console/api/tenants/{t}/subjects/{s}}: helping somebody who signs in, be it a customer's or one of the tenant's
 * staff. 404 for a subject that the tenant does not have, 403 for staff whose role may more than the caller's.
 */
@Path("/tenants/{tenantId}/subjects/{subjectId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SubjectsResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("subjectId")
    Long subjectId;

    @Inject
    Unlock unlock;

    @Inject
    EndSessions endSessions;

    @Inject
    RetireAuthenticator retireAuthenticator;

    @Inject
    SendInvite sendInvite;

    @Inject
    Danger danger;

    /** @param reason 5 to 200 visible characters; it stands in the audit */
    public record Why(@NotNull String reason) {}

    /** @param id of a passkey or device, as the overview shows it; the other kinds need none */
    public record Retirement(
            @NotNull Authenticator.Kind kind,
            String id,
            @NotNull String reason) {}

    /** @param ended how many sessions */
    public record EndedResponse(int ended) {}

    /** 204: whatever was counted against them is forgotten. */
    @POST
    @Path("/unlock")
    @RolesAllowed(Groups.STAFF)
    public void unlock(@Valid Why why) {
        require(danger.dare(Permission.UNLOCK, Target.tenant(tenantId), why.reason())
                .act(
                        Optional.of(subjectId),
                        act -> unlock.unlock(act.caller(), tenantId, subjectId, act.circumstances())));
    }

    /** 200: they are signed out everywhere, but for the caller's own session. */
    @POST
    @Path("/sessions/end")
    @RolesAllowed(Groups.STAFF)
    public EndedResponse endSessions(@Valid Why why) {
        Ended ended = danger.dare(Permission.END_SESSIONS, Target.tenant(tenantId), why.reason())
                .act(
                        Optional.of(subjectId),
                        act -> endSessions.end(act.caller(), tenantId, subjectId, act.circumstances()));
        require(ended.aid());
        return new EndedResponse(ended.count());
    }

    /**
     * 204: it opens nothing any more, all their sessions ended and they were told. 404 for what they do not have; 409 for a
     * password, and for the last way in of who does it to themselves; 403 for a session that was opened without what is to
     * be retired.
     */
    @POST
    @Path("/authenticators/retire")
    @RolesAllowed(Groups.STAFF)
    public void retire(@Valid Retirement wish) {
        Dared dared = danger.dare(Permission.OVERRIDE_FACTORS, Target.tenant(tenantId), wish.reason());
        RetireAuthenticator.Wish wanted = new RetireAuthenticator.Wish(tenantId, subjectId, wish.kind(), id(wish));
        require(dared.act(
                Optional.of(subjectId), act -> retireAuthenticator.retire(act.caller(), wanted, act.circumstances())));
    }

    private static Optional<UUID> id(Retirement wish) {
        boolean several = wish.kind() == Authenticator.Kind.PASSKEY || wish.kind() == Authenticator.Kind.DEVICE;
        if (several != (wish.id() != null)) {
            throw InvalidCall.of("id", "Consistent", "must be there for a passkey or device, and for nothing else");
        }
        try {
            return Optional.ofNullable(wish.id()).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException(noId);
        }
    }

    /** 204: a new invite is on its way, unless the mailbox had too many lately; 409 for who has a password already. */
    @POST
    @Path("/invite")
    @RolesAllowed(Groups.STAFF)
    public void invite(@Valid Why why) {
        Act act = danger.explained(Permission.INVITE_AGAIN, Target.tenant(tenantId), why.reason());
        switch (sendInvite.sendAgain(act.caller(), tenantId, subjectId, act.circumstances())) {
            case SENT -> {
                // 204
            }
            case MISSING -> throw new NotFoundException();
            case ACCEPTED_BEFORE -> throw new CodedRefusal(409, "ACCEPTED_BEFORE", "They have a password already");
        }
    }

    private static void require(Aid aid) {
        switch (aid) {
            case DONE -> {
                // 204
            }
            case MISSING -> throw new NotFoundException();
            case OUTRANKED -> throw new ForbiddenException();
            case GUARDED ->
                throw new CodedRefusal(
                        403, "FACTORS_NOT_SHOWN", "Sign in again with everything that is enrolled, and do it then");
            case LAST ->
                throw new CodedRefusal(409, "LAST_WAY_IN", "Its owner could not sign in any more: it is replaced");
        }
    }
}
