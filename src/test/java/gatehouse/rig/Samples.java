package gatehouse.rig;

/**
 * Whom the fixtures sign in as: the staff and the programme that every sandbox begins with. A sandbox that is shared may have
 * given them other names and secrets, which these system properties say: {@code gatehouse.it.admin},
 * {@code gatehouse.it.admin-password}, {@code gatehouse.it.system}, {@code gatehouse.it.system-password} and
 * {@code gatehouse.it.api-key}.
 */
public final class Samples {
    /** Who may do everything in all tenants. */
    public static final String ADMIN = setting("admin", "sandbox-admin");

    public static final String ADMIN_PASSWORD = setting("admin-password", "Sandbox-Admin-1");

    /** The system user of tenant 1. */
    public static final String SYSTEM = setting("system", "sandbox-system");

    public static final String SYSTEM_PASSWORD = setting("system-password", "Sandbox-System-1");

    /** Of tenant 1 at the multi door. */
    public static final String API_KEY = setting("api-key", "sandbox-api-key");

    private Samples() {}

    private static String setting(String name, String sample) {
        return System.getProperty("gatehouse.it." + name, sample);
    }
}
