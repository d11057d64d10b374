package gatehouse.card.details;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** Chooses the source of security codes once, at the start, so that a broken setting shows then. */
@ApplicationScoped
class CardDetailsBeans {
    /** The issuer's service; absent: the built-in stand-in of a sandbox, or none. */
    static final String URL = "gatehouse.cards.details-url";
    /** Longest wait for one code, at most a minute; default three seconds. */
    static final String TIMEOUT = "gatehouse.cards.details-timeout";

    private static final Log LOG = Log.of(CardDetailsBeans.class);
    private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(3);
    private static final Duration TIMEOUT_MOST = Duration.ofMinutes(1);

    @Produces
    @Singleton
    CardDetailsSource source(Settings settings, KeyedHash keyedHash) {
        return chosen(settings, keyedHash);
    }

    void choose(@Observes Starting starting, CardDetailsSource source) {
        if (!source.isThere()) {
            LOG.warning(URL + " is not set: card details are answered 503");
        }
    }

    static CardDetailsSource chosen(Settings settings, KeyedHash keyedHash) {
        if (settings.text(URL).isPresent()) {
            return new HttpDetailsSource(url(settings), MutualTls.from(settings), patience(settings));
        }
        return settings.isSandbox() ? new SandboxDetailsSource(keyedHash) : new NoDetailsSource();
    }

    private static URI url(Settings settings) {
        try {
            URI url = URI.create(settings.text(URL, ""));
            if ("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            throw new BrokenSetting(URL, "must be a URL");
        }
        throw new BrokenSetting(URL, "must begin with https://");
    }

    private static Duration patience(Settings settings) {
        Duration patience = settings.duration(TIMEOUT, TIMEOUT_DEFAULT);
        if (patience.toMillis() < 1 || patience.compareTo(TIMEOUT_MOST) > 0) {
            throw new BrokenSetting(TIMEOUT, "must be from PT0.001S to PT1M");
        }
        return patience;
    }
}
