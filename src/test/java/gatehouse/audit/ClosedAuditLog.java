package gatehouse.audit;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.support.TestDatabase;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/** Reads, as an auditor would, what a sandbox that is stopped left in its data folder: database and pepper. */
public final class ClosedAuditLog implements AutoCloseable {
    private final TestDatabase database;
    private final KeyedHash pepper;

    private ClosedAuditLog(TestDatabase database, KeyedHash pepper) {
        this.database = database;
        this.pepper = pepper;
    }

    public static ClosedAuditLog in(Path data) {
        try {
            byte[] pepper = HexFormat.of()
                    .parseHex(Files.readString(data.resolve("pepper.hex")).strip());
            return new ClosedAuditLog(
                    TestDatabase.left(data, AuditRecord.class, ChainEnd.class, HourlySum.class), new KeyedHash(pepper));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Seals what the server had no time for, and verifies the whole chain. */
    public Verification verify() {
        boolean more = true;
        while (more) {
            more = database.inTransaction(entities -> chain(entities).seal() == Chain.Sealed.A_BATCH);
        }
        return database.inTransaction(entities -> log(entities).verify());
    }

    public long records(String action) {
        return database.number("select count(*) from audit_record where action = '" + action + "'");
    }

    /** Consecutive failures that are counted for an identity. */
    public long failuresOf(String identity) {
        return database.number("select coalesce(max(failures), 0) from lockout where subject_id in"
                + " (select id from subject where login_name = '" + identity + "')");
    }

    private AuditLog log(EntityManager entities) {
        AuditLog log = new AuditLog(
                chain(entities),
                new Links(pepper),
                new Randomness(new SecureRandom()),
                new MovableClock(Clock.systemUTC()));
        log.entities = entities;
        return log;
    }

    private Chain chain(EntityManager entities) {
        Tallies tallies = new Tallies(Clock.systemUTC());
        tallies.entities = entities;
        Chain chain = new Chain(new Links(pepper), tallies);
        chain.entities = entities;
        return chain;
    }

    @Override
    public void close() {
        database.close();
    }
}
