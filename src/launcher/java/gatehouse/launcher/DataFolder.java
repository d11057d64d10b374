package gatehouse.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder that survives a restart; one server at a time. The lock ends with this process, however it ends. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    static DataFolder take(Path folder) throws CannotStart {
        if (folder.toString().contains(";")) {
            throw new CannotStart("The data folder " + folder + " must not have a semicolon in its name");
        }
        try {
            Files.createDirectories(folder);
            FileChannel lockFile = FileChannel.open(
                    folder.resolve("gatehouse.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(lockFile) || isInUse(folder.resolve("gatehouse.mv.db"))) {
                lockFile.close();
                throw new CannotStart("The data folder " + folder + " is in use by another Gatehouse");
            }
            return new DataFolder(folder, lockFile);
        } catch (IOException unusable) {
            throw new CannotStart("The data folder " + folder + " cannot be used: " + unusable);
        }
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            return file.tryLock() == null;
        } catch (OverlappingFileLockException oursAlready) {
            return true;
        }
    }

    /** A server that lost its launcher a moment ago may still be closing its database. */
    private static boolean isInUse(Path database) throws IOException {
        if (Files.notExists(database)) {
            return false;
        }
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException oursAlready) {
            return true;
        }
    }

    Path path() {
        return folder;
    }

    Path log() {
        return folder.resolve("gatehouse.log");
    }

    /**
     * Where the server unpacks what it runs, empty again. A server that is killed leaves more than 100 MB behind, and
     * the machine's own folder would fill up with it.
     */
    Path emptiedTemporary() throws IOException {
        Path temporary = folder.resolve("tmp");
        if (Files.exists(temporary)) {
            try (Stream<Path> left = Files.walk(temporary)) {
                for (Path one : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
        return Files.createDirectory(temporary);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
