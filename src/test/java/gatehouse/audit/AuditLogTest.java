package gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.audit.Chain.Sealed;
import gatehouse.audit.Verification.Broken;
import gatehouse.audit.Verification.Intact;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.support.TestDatabase;
import gatehouse.support.Together;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:59.999999Z");
    private static final Randomness RANDOMNESS = new Randomness(new SecureRandom());
    private static final KeyedHash PEPPERED = new KeyedHash(new byte[32]);

    private static TestDatabase database;

    private final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    static void open() {
        database = TestDatabase.with(AuditRecord.class, ChainEnd.class, HourlySum.class);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("delete from audit_record");
        database.run("delete from audit_chain");
        database.run("insert into audit_chain (id, position, mark) values (1, 0, '')");
    }

    @Test
    void anOccurrenceBecomesOneRecord() {
        record(occurrence(7, "SIGNED_IN", "192.0.2.1"));

        assertThat(database.number("select count(*) from audit_record")).isEqualTo(1);
        assertThat(database.number("select count(*) from audit_record where tenant_id = 1 and subject_id = 7"
                        + " and actor_id = 9 and action = 'SIGN_IN' and factor = 'pwd' and outcome = 'SIGNED_IN'"
                        + " and address = '192.0.2.1' and trace_id = '0af7651916cd43dd8448eb211c80319c'"
                        + " and occurred = timestamp with time zone '2026-03-29 00:59:59.999999+00'"
                        + " and chain_position is null and chain_hash is null"))
                .isEqualTo(1);
    }

    @Test
    void anOccurrenceOfNobodyIsRecordedToo() {
        record(new Occurrence(
                Occurrence.Action.SIGN_IN,
                Optional.empty(),
                "REFUSED",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Circumstances("192.0.2.1", "0af7651916cd43dd8448eb211c80319c")));
        seal();

        assertThat(verify()).isEqualTo(new Intact(1));
    }

    @Test
    void aRecordGoesWithTheTransactionOfWhatItTells() {
        assertThatThrownBy(() -> database.transact(entities -> {
                    log(entities).record(occurrence(7, "SIGNED_IN", "192.0.2.1"));
                    entities.flush();
                    throw new IllegalStateException("The business failed");
                }))
                .hasMessage("The business failed");

        assertThat(database.number("select count(*) from audit_record")).isZero();
    }

    @Test
    void textFromOutsideCannotForgeALine() {
        record(occurrence(7, "LOCKED\r\nSIGNED_IN", "::1\u001b[2J\u202e\\\uD800\u0000é"));

        assertThat(text("outcome")).isEqualTo("LOCKED\\u000d\\u000aSIGNED_IN");
        assertThat(text("address")).isEqualTo("::1\\u001b[2J\\u202e\\u005c\\ud800\\u0000\\u00e9");
    }

    @Test
    void textThatIsTooLongIsCutAndDoesNotFailTheBusiness() {
        record(occurrence(7, "X".repeat(100), "\n".repeat(100)));

        assertThat(text("outcome")).hasSize(40);
        assertThat(text("address")).hasSize(45);
    }

    @Test
    void anEmptyLogIsIntact() {
        assertThat(verify()).isEqualTo(new Intact(0));
        assertThat(seal()).isEqualTo(Sealed.EVERYTHING);
    }

    @Test
    void whatIsNotSealedYetIsNotVerified() {
        records(3);

        assertThat(verify()).isEqualTo(new Intact(0));
    }

    @Test
    void sealedRecordsAreVerifiedInTheOrderInWhichTheyOccurred() {
        clock.setTo(Duration.ofSeconds(2));
        record(occurrence(2, "SIGNED_IN", "192.0.2.1"));
        clock.setTo(Duration.ofSeconds(1));
        record(occurrence(1, "SIGNED_IN", "192.0.2.1"));
        seal();

        assertThat(position(1)).isEqualTo(1);
        assertThat(position(2)).isEqualTo(2);
        assertThat(verify()).isEqualTo(new Intact(2));
    }

    @Test
    void aClockThatWasMovedBackReordersNothingThatWasSealed() {
        clock.setTo(Duration.ofDays(1));
        record(occurrence(1, "SIGNED_IN", "192.0.2.1"));
        seal();
        clock.setTo(Duration.ZERO);
        record(occurrence(2, "SIGNED_IN", "192.0.2.1"));
        seal();

        assertThat(position(1)).isEqualTo(1);
        assertThat(position(2)).isEqualTo(2);
        assertThat(verify()).isEqualTo(new Intact(2));
    }

    @Test
    void sealingGoesOnBatchByBatchAndVerifyingToo() {
        records(2 * Chain.BATCH + 1);

        assertThat(seal()).isEqualTo(Sealed.A_BATCH);
        assertThat(verify()).isEqualTo(new Intact(Chain.BATCH));
        assertThat(seal()).isEqualTo(Sealed.A_BATCH);
        assertThat(seal()).isEqualTo(Sealed.EVERYTHING);
        assertThat(verify()).isEqualTo(new Intact(2 * Chain.BATCH + 1));
    }

    @Test
    void twoSealersAtOnceKeepOneChain() {
        for (int round = 0; round < 5; round++) {
            records(40);
            Together.times(4, AuditLogTest.this::seal);
        }

        assertThat(verify()).isEqualTo(new Intact(200));
        assertThat(database.number("select count(distinct chain_position) from audit_record"))
                .isEqualTo(200);
    }

    @Test
    void recordsThatAreWrittenWhileOthersAreSealedAreSealedOnce() {
        Together.times(4, () -> {
            for (int i = 0; i < 25; i++) {
                record(occurrence(i, "SIGNED_IN", "192.0.2.1"));
                seal();
            }
            return null;
        });
        seal();

        assertThat(verify()).isEqualTo(new Intact(100));
    }

    @Test
    void everyAlteredColumnIsFound() {
        for (String change : List.of(
                "occurred = occurred + interval '1' second",
                "tenant_id = 2",
                "tenant_id = null",
                "subject_id = 1000",
                "actor_id = null",
                "action = 'SIGN_OUT'",
                "factor = null",
                "factor = '-'",
                "outcome = 'REFUSED'",
                "address = '192.0.2.2'",
                "trace_id = ''",
                "id = '" + UUID.randomUUID() + "'",
                "chain_hash = null",
                "chain_hash = '" + "0".repeat(64) + "'")) {
            empty();
            sealed(5);

            database.run("update audit_record set " + change + " where chain_position = 3");

            assertThat(verify()).as(change).isEqualTo(new Broken(3));
        }
    }

    @Test
    void textThatMovedFromOneColumnToTheNextIsFound() {
        for (String moved : List.of("SIGNED_IN192.0.2.1", "SIGNED_IN9:192.0.2.1")) {
            empty();
            record(occurrence(1, "SIGNED_IN", "192.0.2.1"));
            seal();

            database.run("update audit_record set outcome = ?, address = ''", moved);

            assertThat(verify()).isEqualTo(new Broken(1));
        }
    }

    @Test
    void aRemovedRecordIsFound() {
        sealed(5);

        database.run("delete from audit_record where chain_position = 3");

        assertThat(verify()).isEqualTo(new Broken(3));
    }

    @Test
    void aRemovedRecordWhosePlaceWasClosedIsFound() {
        sealed(5);

        database.run("delete from audit_record where chain_position = 3");
        database.run("update audit_record set chain_position = 3 where chain_position = 4");
        database.run("update audit_record set chain_position = 4 where chain_position = 5");

        assertThat(verify()).isEqualTo(new Broken(3));
    }

    @Test
    void theRemovedLastRecordIsFound() {
        sealed(5);

        database.run("delete from audit_record where chain_position = 5");

        assertThat(verify()).isEqualTo(new Broken(5));
    }

    @Test
    void aWholeBatchThatWasRemovedIsFound() {
        records(2 * Chain.BATCH + 1);
        sealAll();

        database.run("delete from audit_record where chain_position > 300");

        assertThat(verify()).isEqualTo(new Broken(301));
    }

    @Test
    void recordsCutOffAtTheEndAreFoundEvenWhenTheEndWasMovedBack() {
        sealed(5);

        database.run("delete from audit_record where chain_position > 3");
        database.run("update audit_chain set position = 3,"
                + " mark = (select chain_hash from audit_record where chain_position = 3)");

        assertThat(verify()).isEqualTo(new Broken(4));
    }

    @Test
    void anEndThatWasMovedBackWithoutTheRecordsIsFound() {
        sealed(5);

        database.run("update audit_chain set position = 0, mark = ''");

        assertThat(verify()).isEqualTo(new Broken(1));
    }

    @Test
    void aRemovedEndIsFound() {
        sealed(5);

        database.run("delete from audit_chain");

        assertThat(verify()).isEqualTo(new Broken(1));
        assertThat(seal()).isEqualTo(Sealed.NOTHING_AFTER_A_FALSE_END);
    }

    @Test
    void nothingIsSealedAfterAFalseEndBecauseThatWouldHideIt() {
        sealed(5);
        database.run("delete from audit_record where chain_position = 5");
        database.run("update audit_chain set position = 4");
        records(1);

        assertThat(seal()).isEqualTo(Sealed.NOTHING_AFTER_A_FALSE_END);
        assertThat(verify()).isEqualTo(new Broken(5));
    }

    /** What the links are for: each of these records was sealed by us, at this very position. */
    @Test
    void aRecordFromAPastThatWasUndoneIsFound() {
        sealed(3);
        database.run("create table earlier as select * from audit_chain");
        records(2);
        seal();
        database.run("create table undone as select * from audit_record where chain_position = 4");
        database.run("delete from audit_record where chain_position > 3");
        database.run("update audit_chain set position = 3, mark = (select mark from earlier)");
        records(2);
        seal();

        database.run("delete from audit_record where chain_position = 4");
        database.run("insert into audit_record select * from undone");
        database.run("drop table undone");
        database.run("drop table earlier");

        assertThat(verify()).isEqualTo(new Broken(5));
    }

    @Test
    void swappedRecordsAreFound() {
        sealed(5);

        database.run("update audit_record set chain_position = 100 where chain_position = 2");
        database.run("update audit_record set chain_position = 2 where chain_position = 4");
        database.run("update audit_record set chain_position = 4 where chain_position = 100");

        assertThat(verify()).isEqualTo(new Broken(2));
    }

    @Test
    void recordsThatSwappedTheirContentsAreFound() {
        sealed(5);

        database.run("update audit_record set subject_id = 6 - subject_id where chain_position in (2, 4)");

        assertThat(verify()).isEqualTo(new Broken(2));
    }

    @Test
    void anInsertedRecordIsFound() {
        sealed(5);

        for (int position = 5; position >= 3; position--) {
            database.run("update audit_record set chain_position = ? where chain_position = ?", position + 1, position);
        }
        insert(3);
        database.run("update audit_chain set position = 6");

        assertThat(verify()).isEqualTo(new Broken(3));
    }

    @Test
    void aRecordInsertedBeforeTheFirstOrAfterTheLastIsFound() {
        sealed(5);
        insert(6);
        assertThat(verify()).isEqualTo(new Broken(6));

        database.run("delete from audit_record where chain_position = 6");
        assertThat(verify()).isEqualTo(new Intact(5));
    }

    @Test
    void onlyWhoHoldsThePepperCanBuildTheChain() {
        sealed(3);
        byte[] other = new byte[32];
        other[0] = 1;

        Links forged = new Links(new KeyedHash(other));

        assertThat(database.<Verification>inTransaction(
                        entities -> log(entities, forged).verify()))
                .isEqualTo(new Broken(1));
    }

    private void sealed(int count) {
        records(count);
        assertThat(seal()).isEqualTo(Sealed.EVERYTHING);
        assertThat(verify()).isEqualTo(new Intact(count));
    }

    private void records(int count) {
        database.transact(entities -> {
            for (int i = 1; i <= count; i++) {
                clock.setTo(clock.offset().plusNanos(1_000));
                log(entities).record(occurrence(i, "SIGNED_IN", "192.0.2.1"));
            }
        });
    }

    private void record(Occurrence occurrence) {
        database.transact(entities -> log(entities).record(occurrence));
    }

    private static void insert(int position) {
        database.run(
                "insert into audit_record (id, occurred, action, outcome, address, trace_id, chain_position, chain_hash)"
                        + " select ?, occurred, action, outcome, address, trace_id, ?, chain_hash from audit_record"
                        + " where chain_position = 2",
                UUID.randomUUID(),
                position);
    }

    private Sealed seal() {
        return database.inTransaction(entities -> chain(entities, links()).seal());
    }

    private void sealAll() {
        while (seal() == Sealed.A_BATCH) {
            assertThat(database.number("select position from audit_chain")).isPositive();
        }
    }

    private Verification verify() {
        return database.inTransaction(entities -> log(entities).verify());
    }

    private static long position(long subject) {
        return database.number("select chain_position from audit_record where subject_id = " + subject);
    }

    private static String text(String column) {
        return database.inTransaction(
                entities -> (String) entities.createNativeQuery("select " + column + " from audit_record")
                        .getSingleResult());
    }

    private static Links links() {
        return new Links(PEPPERED);
    }

    private AuditLog log(EntityManager entities) {
        return log(entities, links());
    }

    private AuditLog log(EntityManager entities, Links links) {
        AuditLog log = new AuditLog(chain(entities, links), links, RANDOMNESS, clock);
        log.entities = entities;
        return log;
    }

    private static Chain chain(EntityManager entities, Links links) {
        Tallies tallies = new Tallies(Clock.fixed(NOW, ZoneOffset.UTC));
        tallies.entities = entities;
        Chain chain = new Chain(links, tallies);
        chain.entities = entities;
        return chain;
    }

    private static Occurrence occurrence(long subject, String outcome, String address) {
        return new Occurrence(
                Occurrence.Action.SIGN_IN,
                Optional.of("pwd"),
                outcome,
                Optional.of(1L),
                Optional.of(subject),
                Optional.of(9L),
                new Circumstances(address, "0af7651916cd43dd8448eb211c80319c"));
    }
}
