package gatehouse.message.inbox;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;

/** Puts messages into the sandbox's {@link Inbox}, where whoever tries things out reads them. Nothing leaves the machine. */
public final class SandboxGateway implements Gateway {
    public static final String NAME = "sandbox";

    private final Inbox inbox;

    public SandboxGateway(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A person's phone and mailbox. What machines are called with is put beside it by whoever calls them. */
    @Override
    public boolean carries(Channel channel) {
        return channel != Channel.WEBHOOK;
    }

    @Override
    public Submission submit(Outgoing message) {
        inbox.deliver(message);
        return new Submission.Accepted(message.id().toString());
    }
}
