package gatehouse.message.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogGatewayTest extends GatewayContract {
    @Override
    protected Gateway gateway() {
        return new LogGateway("log");
    }

    @Test
    void logShowsTheIdTheChannelAndTheLastThreeDigits() {
        List<String> lines = new ArrayList<>();
        Handler listener = listener(lines);
        Logger logger = Logger.getLogger(LogGateway.class.getName());
        logger.addHandler(listener);
        UUID id = UUID.randomUUID();
        try {
            gateway().submit(message(id));
        } finally {
            logger.removeHandler(listener);
        }

        assertThat(lines).containsExactly("message.logged id=" + id + " channel=SMS to=***001");
    }
}
