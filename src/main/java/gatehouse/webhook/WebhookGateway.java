package gatehouse.webhook;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.message.inbox.Inbox;
import gatehouse.platform.RealTime;
import gatehouse.platform.outbound.HttpCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls a tenant's machine: {@code POST} of the event's body to its path below the tenant's URL, signed. Every answer of
 * the 200s says that it was taken over; any other, and none within five seconds, is tried again later. Redirects are not
 * followed: they would lead where no rule has looked. Of the answer only the status counts.
 *
 * <p>In the sandbox only this machine is called, and what was taken over is in the inbox too; what would have gone
 * elsewhere is in the inbox alone.
 */
@ApplicationScoped
class WebhookGateway implements Gateway {
    static final String NAME = "webhook";

    /** The same at every attempt, so that the receiver can tell a repetition. */
    static final String ID = "webhook-id";
    /** The same id, under the name that published receivers read. */
    static final String REF = "call-ref";
    /** Of this attempt, in seconds since 1970. */
    static final String TIMESTAMP = "webhook-timestamp";
    /** See {@link Signature}. */
    static final String SIGNATURE = "webhook-signature";

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Webhooks webhooks;
    private final Addresses addresses;
    private final Inbox inbox;
    private final RealTime time;
    private final HttpCaller caller = new HttpCaller(CONNECT, ANSWER);

    /** @param time the receiver's clock goes by it, and no sandbox moves that */
    @Inject
    WebhookGateway(Webhooks webhooks, Addresses addresses, Inbox inbox, RealTime time) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.inbox = inbox;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean carries(Channel channel) {
        return channel == Channel.WEBHOOK;
    }

    /** @param message whose recipient is the tenant's number: where it listens is looked up now, not when it was posted */
    @Override
    public Submission submit(Outgoing message) {
        Optional<Receiver> receiver = webhooks.receiver(Long.parseLong(message.recipient()));
        if (receiver.isEmpty()) {
            return new Submission.Rejected("the tenant has no webhook", true);
        }
        Announcement said = Announcement.read(message.text());
        URI url = receiver.get().at(said.event());
        if (addresses.areOfASandbox() && !addresses.keepsOnThisMachine(url)) {
            return accepted(message, said, url);
        }
        return refusal(url).orElseGet(() -> call(message, said, receiver.get(), url));
    }

    private Optional<Submission> refusal(URI url) {
        try {
            return addresses.mayCall(url)
                    ? Optional.empty()
                    : Optional.of(new Submission.Rejected("the host has an address that is not called", false));
        } catch (UnknownHostException unknown) {
            return Optional.of(new Submission.Unreachable("the host has no address"));
        }
    }

    private Submission call(Outgoing message, Announcement said, Receiver receiver, URI url) {
        return caller.call(
                request(message, said, receiver, url),
                answer -> answer.isSuccess()
                        ? accepted(message, said, url)
                        : new Submission.Rejected("answered " + answer.status(), false),
                Submission.Unreachable::new);
    }

    private HttpRequest request(Outgoing message, Announcement said, Receiver receiver, URI url) {
        long timestamp = time.now().getEpochSecond();
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header(ID, message.id().toString())
                .header(REF, message.id().toString())
                .header(TIMESTAMP, Long.toString(timestamp))
                .header(SIGNATURE, Signature.header(receiver.secrets(), timestamp, said.json()))
                .POST(BodyPublishers.ofString(said.json()))
                .build();
    }

    private Submission accepted(Outgoing message, Announcement said, URI url) {
        if (addresses.areOfASandbox()) {
            inbox.deliver(message.to(url.toString(), said.json()));
        }
        return new Submission.Accepted(message.id().toString());
    }
}
