package gatehouse.contract.multi.mailbox;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.membership.mailbox.ConfirmMailbox;
import gatehouse.membership.mailbox.Owner;
import gatehouse.membership.mailbox.RequestMailboxCode;
import gatehouse.subject.EmailAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The two calls that every kind of owner of a mailbox has under a path of its own. */
@RequestScoped
public class MailboxCalls {
    @Inject
    RequestMailboxCode request;

    @Inject
    ConfirmMailbox confirm;

    @Inject
    CurrentMember current;

    public Response send(Owner.Kind kind, SendRequest sent) {
        return request.request(
                current.tenant(),
                owner(kind, sent.email()),
                current.circumstances(),
                new RequestMailboxCode.Cases<Response>() {
                    @Override
                    public Response taken() {
                        return Response.noContent().build();
                    }

                    @Override
                    public Response unknown() {
                        return Refusal.of(MultiCode.EMAIL_NOT_FOUND);
                    }

                    @Override
                    public Response tooMany(Duration retryAfter) {
                        return Refusal.tooMany(retryAfter);
                    }
                });
    }

    public Response verify(Owner.Kind kind, VerifyRequest sent) {
        boolean confirmed = confirm.confirm(
                owner(kind, sent.email()), sent.verificationCode().secret(), current.circumstances());
        return confirmed ? Response.noContent().build() : Refusal.of(MultiCode.VERIFICATION_CODE_INVALID);
    }

    private Owner owner(Owner.Kind kind, String email) {
        return new Owner(current.names(), kind, new EmailAddress(email));
    }
}
