package gatehouse.fault;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small disk of the test's own, in memory, which can be filled to its last byte. */
final class Disk implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final Path folder;
    private final Path ballast;

    private Disk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /** Skips the test where nobody may mount one. @param folder made if it is missing */
    static Disk mounted(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
            Commands.run("mount -t tmpfs -o size=" + megabytes + "m tmpfs " + folder);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (AssertionError refused) {
            abort("Only who may mount a disk can fill it: " + refused.getMessage());
        }
        return new Disk(folder);
    }

    /** Whatever space there is, or comes back meanwhile, is taken. */
    void fill() {
        byte[] chunk = new byte[CHUNK];
        for (int length = CHUNK; length > 0; length /= 2) {
            while (isTaken(chunk, length)) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean isTaken(byte[] chunk, int length) {
        try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(chunk, 0, length);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    /** As {@link #fill()} on a disk where what somebody set aside for later is not theirs yet: one that is thin, or copies on write. */
    void fillWhatIsSetAside() {
        Commands.run("find " + folder + " -type f -exec fallocate --dig-holes {} \\;");
        fill();
    }

    void free() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Everything on it is gone. Lazily: whoever still has a file open there does not hinder. */
    @Override
    public void close() {
        Commands.run("umount -l " + folder);
    }
}
