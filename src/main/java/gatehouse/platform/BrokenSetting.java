package gatehouse.platform;

/** A setting that is missing or cannot be read. Its message is one line for the administrator and never shows the value. */
public class BrokenSetting extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public BrokenSetting(String name, String problem) {
        super("Setting " + name + " " + problem);
    }
}
