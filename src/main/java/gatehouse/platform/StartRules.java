package gatehouse.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What no server starts without, or with. */
@ApplicationScoped
class StartRules {
    private static final System.Logger LOG = System.getLogger(StartRules.class.getName());
    private static final String SANDBOX_SWITCHES = "gatehouse.sandbox.";

    /** @param secrets asked for, and so found or made */
    void check(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Starting starting,
            Settings settings,
            Secrets secrets) {
        check(settings);
    }

    /** @throws BrokenSetting that names the first setting with which this mode must not start */
    static void check(Settings settings) {
        refuseSandboxSwitches(settings);
        settings.publicUrl();
        refusePlainHttp(settings, Settings.PUBLIC_URL);
        refusePlainHttp(settings, "gatehouse.jwks-url");
        warnOfNoPublicUrl(settings);
    }

    /** No refusal: a server that is tried out on its machine needs none, and which addresses the container listens at we do not see. */
    private static void warnOfNoPublicUrl(Settings settings) {
        if (!settings.isSandbox() && settings.text(Settings.PUBLIC_URL).isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "start.no-public-url: Setting " + Settings.PUBLIC_URL + " is missing, so tokens and links name "
                            + settings.publicUrl() + ", which is right on this machine only");
        }
    }

    /** Whoever left one in the settings took a sandbox for a production server, or the other way round. */
    static void refuseSandboxSwitches(Settings settings) {
        if (!settings.isSandbox()) {
            settings.namesBelow(SANDBOX_SWITCHES).stream().findFirst().ifPresent(name -> {
                throw new BrokenSetting(name, "is for the sandbox only, and this is production mode");
            });
        }
    }

    /** Tokens, links and keys that travel in clear belong to whoever listens; on the machine itself nobody does. */
    private static void refusePlainHttp(Settings settings, String name) {
        Optional<URI> url = settings.text(name).map(text -> parse(name, text));
        if (!settings.isSandbox()
                && url.filter(given -> !"https".equalsIgnoreCase(given.getScheme()) && !isLoopback(given.getHost()))
                        .isPresent()) {
            throw new BrokenSetting(name, "must begin with https:// in production mode, but on this machine");
        }
    }

    private static URI parse(String name, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAUrl) {
            throw new BrokenSetting(name, "must be a URL such as https://id.example.com");
        }
    }

    /** By its name: who asks a name server believes it. */
    private static boolean isLoopback(String host) {
        String known = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return known.equals("localhost")
                || known.endsWith(".localhost")
                || known.matches("127(\\.\\d{1,3}){3}")
                || known.equals("[::1]");
    }
}
