package gatehouse.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** PostgreSQL, or the way to it, breaks under a node that is at work. */
class DatabaseUnderFault extends WhatHolds<DatabaseUnderFault.Fault> {
    private static final Duration SHORT = Duration.ofSeconds(3);
    /** Longer than five seconds, in which everybody has to be answered. */
    private static final Duration SILENT = Duration.ofSeconds(7);
    /** Longer than a transaction may be left alone. */
    private static final Duration LONG = Duration.ofSeconds(34);

    enum Fault {
        STOPPED,
        KILLED,
        FROZEN,
        CUT_OFF,
        NOTHING_COMES_THROUGH,
        BREAKS_AGAIN_AND_AGAIN
    }

    private Postgres postgres;
    private Wire wire;

    @Override
    List<Fault> faults() {
        return List.of(Fault.values());
    }

    @Override
    Map<String, String> prepared(Path ignored) {
        postgres = Postgres.in(folder.resolve("postgres"));
        wire = Wire.to(postgres.port());
        return postgres.settings(wire.port());
    }

    @Override
    void begin(Fault fault) {
        switch (fault) {
            case STOPPED -> postgres.stop();
            case KILLED -> postgres.kill();
            case FROZEN -> postgres.freeze();
            case CUT_OFF -> wire.cut();
            case NOTHING_COMES_THROUGH -> wire.freeze();
            case BREAKS_AGAIN_AND_AGAIN -> wire.breakEvery(1_777);
        }
    }

    @Override
    Duration lasts(Fault fault) {
        return switch (fault) {
            case STOPPED, KILLED, CUT_OFF, BREAKS_AGAIN_AND_AGAIN -> SHORT;
            case FROZEN -> SILENT;
            case NOTHING_COMES_THROUGH -> LONG;
        };
    }

    /** A frozen wire does not tell the database that its client has gone, and the client's locks would stay. */
    @Override
    long stuckIn(Fault fault) {
        return fault == Fault.NOTHING_COMES_THROUGH
                ? postgres.number("select count(*) from pg_stat_activity where backend_type = 'client backend'"
                                + " and xact_start < now() - interval '33 s'")
                        + postgres.number("select count(*) from pg_prepared_xacts")
                : 0;
    }

    @Override
    void end(Fault fault) {
        switch (fault) {
            case STOPPED, KILLED -> postgres.start();
            case FROZEN -> postgres.thaw();
            case CUT_OFF, NOTHING_COMES_THROUGH, BREAKS_AGAIN_AND_AGAIN -> wire.mend();
        }
    }

    @Override
    DataSource left(Path ignored) {
        return postgres.direct();
    }

    @Override
    void cleanUp() {
        wire.close();
        postgres.close();
    }
}
