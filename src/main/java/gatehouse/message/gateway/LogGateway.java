package gatehouse.message.gateway;

import gatehouse.platform.log.Log;

/**
 * Says in the server's log that a message would have left, and drops it: for a server that has no gateway yet. The log
 * shows the id, the channel and a masked recipient, never the text.
 */
public final class LogGateway implements Gateway {
    private static final Log LOG = Log.of(LogGateway.class);

    private final String name;

    public LogGateway(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    /** Everything that somebody else would have to carry; events go to the tenant's own address without a gateway. */
    @Override
    public boolean carries(Channel channel) {
        return channel != Channel.WEBHOOK;
    }

    @Override
    public Submission submit(Outgoing message) {
        LOG.info("message.logged id=" + message.id() + " channel=" + message.channel() + " to="
                + message.maskedRecipient());
        return new Submission.Accepted(message.id().toString());
    }
}
