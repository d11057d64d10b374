package gatehouse.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The two secrets of this server, 32 bytes each: the pepper of passwords and codes, and the key of values sealed at
 * rest. Production takes them from the settings, and refuses to start without them or
 * with some that nobody drew at random; the sandbox makes its own in the data
 * folder at first start.
 */
public final class Secrets {
    private static final String PEPPER = "gatehouse.secrets.pepper";
    private static final String SEALING_KEY = "gatehouse.secrets.sealing-key";
    private static final int BYTES = 32;

    private final byte[] pepper;
    private final byte[] sealingKey;

    private Secrets(byte[] pepper, byte[] sealingKey) {
        this.pepper = pepper;
        this.sealingKey = sealingKey;
    }

    /** @throws BrokenSetting when one is missing or malformed, or weak in production */
    public static Secrets from(Settings settings, Randomness randomness) {
        byte[] pepper = find(PEPPER, "pepper", settings, randomness);
        byte[] sealingKey = find(SEALING_KEY, "sealing-key", settings, randomness);
        if (!settings.isSandbox()) {
            refuseWeak(PEPPER, pepper);
            refuseWeak(SEALING_KEY, sealingKey);
            if (Arrays.equals(pepper, sealingKey)) {
                throw new BrokenSetting(SEALING_KEY, "must not be the same as " + PEPPER);
            }
        }
        return new Secrets(pepper, sealingKey);
    }

    private static void refuseWeak(String name, byte[] secret) {
        if (Guessable.is(secret)) {
            throw new BrokenSetting(name, "is weak: it must be 32 random bytes in hex, as openssl rand -hex 32 makes");
        }
    }

    public KeyedHash keyedHash() {
        return new KeyedHash(pepper);
    }

    public Sealing sealing(Randomness randomness) {
        return new Sealing(sealingKey, randomness);
    }

    private static byte[] find(String name, String file, Settings settings, Randomness randomness) {
        Optional<String> hex = settings.secret(name);
        if (hex.isPresent()) {
            return parse(name, hex.get());
        }
        if (!settings.isSandbox()) {
            throw new BrokenSetting(name, "is missing: production needs 32 bytes in hex");
        }
        return parse(name, ofSandbox(settings.data().resolve(file + ".hex"), randomness));
    }

    private static byte[] parse(String name, String hex) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notHex) {
            throw new BrokenSetting(name, "must be 32 bytes in hex");
        }
        throw new BrokenSetting(name, "must be 32 bytes in hex");
    }

    private static String ofSandbox(Path file, Randomness randomness) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(
                    file.getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, HexFormat.of().formatHex(randomness.bytes(BYTES)));
            try {
                // A link appears whole or not at all, and never replaces the secret that another start made.
                Files.createLink(file, fresh);
            } catch (FileAlreadyExistsException madeBefore) {
                return Files.readString(file).strip();
            } finally {
                Files.delete(fresh);
            }
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("The data folder cannot hold the sandbox's secrets: " + file, failed);
        }
    }
}
