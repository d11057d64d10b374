package gatehouse.message;

import gatehouse.message.gateway.Gateway;
import gatehouse.message.route.Gateways;
import gatehouse.message.route.Router;
import gatehouse.message.route.Routes;
import gatehouse.platform.Sealing;
import gatehouse.platform.telemetry.Spans;
import gatehouse.support.House;
import gatehouse.support.Told;
import java.util.List;
import java.util.UUID;

/** Lets the messages of a {@link House} leave, which has no queue that would do so by itself. */
public final class Dispatching {
    private final House house;
    private final Dispatch dispatch;
    private int done;

    public Dispatching(House house, Gateway... gateways) {
        this.house = house;
        this.dispatch = new Dispatch(
                house.get(Messages.class),
                new Router(new Gateways(List.of(gateways), List.of(), house.clock), house.get(Routes.class)),
                house.get(Sealing.class),
                house.clock,
                new Told<>(),
                Spans.none());
    }

    /** One attempt at each message that was posted since the last time. */
    public void run() {
        List<RememberingQueue.Hint> hints = house.get(RememberingQueue.class).sent;
        while (done < hints.size()) {
            attempt(hints.get(done++).id());
        }
    }

    /** The id of what was posted last. */
    public UUID last() {
        List<RememberingQueue.Hint> hints = house.get(RememberingQueue.class).sent;
        return hints.get(hints.size() - 1).id();
    }

    public void attempt(UUID message) {
        dispatch.attempt(message);
    }
}
