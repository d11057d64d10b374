package gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What no server starts without, or with. */
@ApplicationScoped
class StartRules {
    private static final String SANDBOX_SWITCHES = "gatehouse.sandbox.";

    /** @param secrets asked for, and so found or made */
    void check(@Observes Starting starting, Settings settings, Secrets secrets) {
        refuseSandboxSwitches(settings);
        settings.publicUrl();
    }

    /** Whoever left one in the settings took a sandbox for a production server, or the other way round. */
    static void refuseSandboxSwitches(Settings settings) {
        if (!settings.isSandbox()) {
            settings.namesBelow(SANDBOX_SWITCHES).stream().findFirst().ifPresent(name -> {
                throw new BrokenSetting(name, "is for the sandbox only, and this is production mode");
            });
        }
    }
}
