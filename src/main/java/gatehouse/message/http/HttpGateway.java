package gatehouse.message.http;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.ReceiptReader;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.outbound.HttpCaller;
import java.net.http.HttpRequest;
import java.util.Optional;

/** One request for each message. */
final class HttpGateway implements Gateway {
    private final String name;
    private final Channel channel;
    private final ProviderRequest request;
    private final ReadAnswer answers;
    private final Optional<ReceiptReader> receipts;
    private final HttpCaller caller;

    HttpGateway(
            String name,
            Channel channel,
            ProviderRequest request,
            ReadAnswer answers,
            Optional<ReceiptReader> receipts,
            HttpCaller caller) {
        this.name = name;
        this.channel = channel;
        this.request = request;
        this.answers = answers;
        this.receipts = receipts;
        this.caller = caller;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean carries(Channel carried) {
        return carried == channel;
    }

    @Override
    public Submission submit(Outgoing message) {
        HttpRequest filled = request.fill(message);
        return caller.call(filled, answer -> answers.submission(message, answer), Submission.Unreachable::new);
    }

    @Override
    public Optional<ReceiptReader> receipts() {
        return receipts;
    }
}
