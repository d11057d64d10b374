package gatehouse.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The disk of PostgreSQL is full, and somebody makes room on it. */
class DatabaseDiskUnderFault extends WhatHolds<DatabaseDiskUnderFault.Fault> {
    private static final Duration FULL = Duration.ofSeconds(10);
    private static final int MEGABYTES = 256;

    enum Fault {
        FULL,
        FULL_AGAIN
    }

    private Disk disk;
    private Postgres postgres;

    @Override
    List<Fault> faults() {
        return List.of(Fault.values());
    }

    @Override
    Map<String, String> prepared(Path ignored) {
        disk = Disk.mounted(folder.resolve("disk"), MEGABYTES);
        postgres = Postgres.in(folder.resolve("disk").resolve("postgres"));
        return postgres.settings();
    }

    @Override
    void begin(Fault fault) {
        disk.fill();
    }

    @Override
    Duration lasts(Fault fault) {
        return FULL;
    }

    @Override
    long stuckIn(Fault fault) {
        return 0;
    }

    /** One that could not write its log has ended, and whoever runs the machine has it started again. */
    @Override
    void end(Fault fault) {
        disk.free();
        if (!postgres.isAlive()) {
            postgres.stop();
            postgres.start();
        }
    }

    @Override
    DataSource left(Path ignored) {
        return postgres.direct();
    }

    @Override
    void cleanUp() {
        if (postgres != null) {
            postgres.close();
        }
        if (disk != null) {
            disk.close();
        }
    }
}
