package gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Reason;
import gatehouse.audit.AuditTrail.Filter;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.support.House;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reading what happened, and how often. */
class AuditTrailTest {
    private static final Filter ALL = filter(Optional.of(House.TENANT), Optional.empty(), Optional.empty());

    @RegisterExtension
    static final House HOUSE = new House();

    @BeforeEach
    void nothingHappenedYet() {
        HOUSE.database.run("delete from audit_record");
        HOUSE.database.run("delete from audit_tally");
        HOUSE.database.run("update audit_chain set position = 0, mark = ''");
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfTimeWithoutGapOrRepetition() {
        for (int i = 1; i <= 7; i++) {
            record(House.TENANT, i, "DONE");
            if (i % 2 == 0) {
                HOUSE.later(Duration.ofSeconds(1));
            }
        }

        List<Long> read = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            AuditPage page = trail().read(ALL, next, 3);
            page.events().forEach(event -> read.add(event.subjectId().orElseThrow()));
            next = page.next().map(Cursor::text).flatMap(Cursor::parse);
        } while (next.isPresent());

        assertThat(read).hasSize(7).doesNotHaveDuplicates();
        assertThat(read.subList(0, 2)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(read.get(6)).isEqualTo(7L);
    }

    @Test
    void eachFilterLeavesOutWhatDoesNotFit() {
        record(House.TENANT, 1, "DONE");
        record(House.TENANT, 2, "Refused");
        record(House.OTHER_TENANT, 3, "DONE");

        assertThat(subjects(ALL)).containsExactly(1L, 2L);
        assertThat(subjects(filter(Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly(1L, 2L, 3L);
        assertThat(subjects(filter(Optional.of(House.TENANT), Optional.of("Refused"), Optional.empty())))
                .containsExactly(2L);
        assertThat(subjects(filter(Optional.of(House.TENANT), Optional.empty(), Optional.of(1L))))
                .containsExactly(1L);
        assertThat(subjects(new Filter(
                        Optional.of(House.TENANT),
                        Optional.of(HOUSE.clock.instant().plusSeconds(1)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .isEmpty();
        assertThat(subjects(new Filter(
                        Optional.of(House.TENANT),
                        Optional.empty(),
                        Optional.of(HOUSE.clock.instant()),
                        Optional.of("UNLOCK"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(House.HERE.traceId()))))
                .isEmpty();
    }

    /** A rare outcome among many records must not read them all at once. */
    @Test
    void searchThatPassedItsFillSaysWhereToGoOn() {
        record(House.TENANT, 5, "Done");
        while (HOUSE.database.number("select count(*) from audit_record") < AuditTrail.PASSED) {
            HOUSE.database.run(
                    "insert into audit_record (id, occurred, tenant_id, subject_id, action, outcome, address, trace_id)"
                            + " select gen_random_uuid(), occurred, tenant_id, subject_id, action, outcome, address, trace_id"
                            + " from audit_record");
        }
        HOUSE.later(Duration.ofSeconds(1));
        record(House.TENANT, 6, "Refused");
        Filter rare = filter(Optional.of(House.TENANT), Optional.of("Refused"), Optional.empty());

        AuditPage first = trail().read(rare, Optional.empty(), 10);
        AuditPage second = trail().read(rare, first.next(), 10);

        assertThat(first.events()).isEmpty();
        assertThat(first.next()).isPresent();
        assertThat(second.events()).hasSize(1);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void whatHappenedToSeveralPeopleIsReadTheLatestFirst() {
        record(House.TENANT, 1, "a");
        HOUSE.later(Duration.ofSeconds(1));
        record(House.TENANT, 2, "b");
        HOUSE.later(Duration.ofSeconds(1));
        record(House.TENANT, 3, "of somebody else");
        record(House.OTHER_TENANT, 1, "elsewhere");
        record(House.TENANT, 1, "c");

        AuditPage first = trail().latest(House.TENANT, List.of(1L, 2L), Optional.empty(), 2);
        AuditPage second = trail().latest(House.TENANT, List.of(1L, 2L), first.next(), 2);

        assertThat(first.events()).extracting(AuditEvent::outcome).containsExactly("c", "b");
        assertThat(second.events()).extracting(AuditEvent::outcome).containsExactly("a");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void reasonIsKeptAsItWasWrittenAndSealed() {
        HOUSE.get(AuditLog.class)
                .record(occurrence(
                        House.TENANT, 1, "DONE", House.HERE.because(new Reason("Kundin rief an, überprüft 😀"))));
        record(House.TENANT, 2, "DONE");
        seal();

        assertThat(trail().read(ALL, Optional.empty(), 10).events())
                .flatExtracting(event -> event.reason().stream().toList())
                .containsExactly("Kundin rief an, überprüft 😀");
        assertThat(verified(0).state()).isEqualTo(VerifiedPart.State.INTACT);
        for (String change : List.of("reason = null", "reason = 'another one'")) {
            HOUSE.database.run("update audit_record set " + change + " where subject_id = 1");
            assertThat(verified(0).brokenAt()).as(change).isPresent();
        }
    }

    /** Records were sealed before there were reasons, and have to be verified for ever. */
    @Test
    void whatARecordWithoutAReasonIsSealedByNeverChanges() {
        AuditRecord audited = new AuditRecord(
                new UUID(0, 7), House.START, occurrence(House.TENANT, 12, "DONE", new Circumstances("::1", "abc")));

        assertThat(audited.canonical())
                .isEqualTo("36:00000000-0000-0000-0000-00000000000720:2026-05-01T10:00:00Z1:12:12-7:SIGN_IN-4:DONE3:::1"
                        + "3:abc");
    }

    @Test
    void reasonThatWasAddedLaterIsFound() {
        record(House.TENANT, 1, "DONE");
        seal();

        HOUSE.database.run("update audit_record set reason = 'as agreed'");

        assertThat(verified(0).brokenAt()).contains(1L);
    }

    @Test
    void verificationGoesOnWhereItEnded() {
        for (int i = 1; i <= 3; i++) {
            record(House.TENANT, i, "DONE");
        }
        seal();

        assertThat(verified(2)).isEqualTo(VerifiedPart.intact(3, 3));
        assertThat(verified(3)).isEqualTo(VerifiedPart.intact(3, 3));
        assertThat(verified(4).state()).isEqualTo(VerifiedPart.State.BROKEN);
        HOUSE.database.run("update audit_record set outcome = 'Refused' where chain_position = 3");
        assertThat(verified(0)).isEqualTo(VerifiedPart.broken(2, 3));
        assertThat(verified(2).brokenAt()).contains(3L);
        HOUSE.database.run("delete from audit_record where chain_position = 2");
        assertThat(verified(2).state()).isEqualTo(VerifiedPart.State.BROKEN);
    }

    @Test
    void whatIsSealedIsCountedOnceByTheHour() {
        record(House.TENANT, 1, "DONE");
        record(House.TENANT, 2, "DONE");
        record(House.TENANT, 3, "Refused");
        seal();
        record(House.TENANT, 4, "DONE");
        record(House.TENANT, 4, "DONE");
        record(House.OTHER_TENANT, 5, "DONE");
        seal();
        seal();
        HOUSE.later(Duration.ofHours(1));
        record(House.TENANT, 6, "DONE");
        seal();

        assertThat(HOUSE.get(Tallies.class)
                        .read(Optional.of(House.TENANT), House.START.minusSeconds(7200), House.START.plusSeconds(7200)))
                .extracting(tally -> tally.outcome() + " " + tally.count())
                .containsExactly("DONE 4", "Refused 1", "DONE 1");
        assertThat(HOUSE.database.number("select sum(tally) from audit_tally")).isEqualTo(7);
    }

    @Test
    void sumsOfLongAgoAreRemoved() {
        record(House.TENANT, 1, "DONE");
        seal();
        HOUSE.later(Duration.ofDays(399));
        HOUSE.get(Tallies.class).sweep();
        assertThat(HOUSE.database.number("select count(*) from audit_tally")).isEqualTo(1);

        HOUSE.later(Duration.ofDays(2));
        HOUSE.get(Tallies.class).sweep();

        assertThat(HOUSE.database.number("select count(*) from audit_tally")).isZero();
        HOUSE.later(Duration.ofDays(-401));
    }

    private static Filter filter(Optional<Long> tenant, Optional<String> outcome, Optional<Long> subject) {
        return new Filter(
                tenant, Optional.empty(), Optional.empty(), Optional.empty(), outcome, subject, Optional.empty());
    }

    private static List<Long> subjects(Filter filter) {
        return trail().read(filter, Optional.empty(), 100).events().stream()
                .map(event -> event.subjectId().orElseThrow())
                .sorted()
                .toList();
    }

    private static void record(long tenant, long subject, String outcome) {
        HOUSE.get(AuditLog.class).record(occurrence(tenant, subject, outcome, House.HERE));
    }

    private static Occurrence occurrence(long tenant, long subject, String outcome, Circumstances circumstances) {
        return new Occurrence(
                Action.SIGN_IN,
                Optional.empty(),
                outcome,
                Optional.of(tenant),
                Optional.of(subject),
                Optional.empty(),
                circumstances);
    }

    private static void seal() {
        HOUSE.get(Chain.class).seal();
    }

    private static VerifiedPart verified(long after) {
        return new AuditLog(HOUSE.get(Chain.class), HOUSE.get(Links.class), null, HOUSE.clock).verifyNext(after);
    }

    private static AuditTrail trail() {
        return HOUSE.get(AuditTrail.class);
    }
}
