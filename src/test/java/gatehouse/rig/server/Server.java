package gatehouse.rig.server;

import java.nio.file.Path;
import java.util.List;

/** A server that nobody has configured yet, and how it is worked from the command line. */
public interface Server extends AutoCloseable {
    /** Where it will listen for HTTP; known before the start. */
    int port();

    /** Where it tells load balancers of its health: not everywhere on the port of everybody. */
    int healthPort();

    /** Where it lets tools of the JDK at its managed beans. */
    int beansPort();

    /** Gives it the JDBC driver of a data source of its own; before the start where the server wants it so. */
    void addDriver(Path jar);

    /**
     * Returns when it can be worked.
     *
     * @param options for its JVM
     */
    void start(List<String> options);

    /**
     * Runs a script of {@code server-config}, as its README tells to; fails when the script did.
     *
     * @return what it printed
     */
    String apply(Path script);

    /**
     * Runs the script {@code secrets.sh} of {@code server-config}.
     *
     * @param secret name and value of one; none for those that every node has
     * @return what it printed
     */
    String putSecrets(Path script, String... secret);

    /** As somebody at the console gives a setting, for good. */
    void set(String setting, String value);

    /** For what counts only from the next start on. */
    void restart();

    /**
     * Fails when the server did not take it.
     *
     * @param root context root; {@code /} is what the archive asks for
     */
    void deploy(Path archive, String root);

    /** The same where the archive itself asks to be, or by its name where it does not ask. */
    void deploy(Path archive);

    /**
     * The same below the path that {@code server-config} shows as an example of another one, in the way that its README
     * tells. On WildFly that way is gone again with {@link #undeploy}.
     *
     * @param scripts the folder of {@code server-config} for this server
     * @param root that path
     */
    void deployElsewhere(Path archive, Path scripts, String root);

    /** The copy that the server made for itself of a file that was deployed. */
    Path deployed(Path archive);

    /** Takes back what was deployed from this file. */
    void undeploy(Path archive);

    /** Puts aside what its README says that a backup needs; while it is stopped. */
    void backUp(Path to);

    /** The server as it came from its maker, and what {@link #backUp} put aside; to be started then. */
    void restore(Path from);

    /** What it wrote since its start. */
    String log();

    /** Of the JVM that serves. */
    ProcessHandle process();

    /** Stops it as an administrator would, and waits for that. */
    @Override
    void close();
}
