package gatehouse.message.smpp;

import gatehouse.message.Receipts;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewayKind;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.platform.RequestSurroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/** {@code smpp://systemId:password@host:port}, or {@code smpps://} over TLS. */
@ApplicationScoped
public class SmppKind implements GatewayKind {
    private static final int WINDOW = 10;
    private static final int WIDEST_WINDOW = 1_000;

    private final Clock clock;
    private final ReceiptListener.Keeper keeper;

    @Inject
    public SmppKind(Clock clock, Receipts receipts, RequestSurroundings surroundings) {
        this(clock, new DispatchedReceipts(receipts, surroundings));
    }

    SmppKind(Clock clock, ReceiptListener.Keeper keeper) {
        this.clock = clock;
        this.keeper = keeper;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("smpp", "smpps");
    }

    /** Begins to bind at once, and goes on until the gateway is closed. */
    @Override
    public Gateway create(GatewaySettings settings) {
        SmppAccount account = SmppAccount.from(settings);
        Sender sender = settings.text("sender")
                .flatMap(Sender::parse)
                .orElseThrow(() -> settings.broken(
                        "sender",
                        "must be a number like +27820000001, a short code, or a name of up to 11 characters"));
        int window = settings.number("window", WINDOW, 1, WIDEST_WINDOW);
        SmppConnection connection =
                new SmppConnection(settings.name(), account, new ReceiptListener(settings.name(), keeper));
        connection.start();
        return new SmppGateway(settings.name(), connection, sender, account.timeout(), window, clock);
    }
}
