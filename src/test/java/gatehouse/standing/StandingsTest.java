package gatehouse.standing;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.standing.Standings.Named;
import gatehouse.subject.NameScope;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandingsTest {
    private static final String PASSWORD = "pwd";
    private static final String TOTP = "otp";

    @RegisterExtension
    static final House house = new House();

    private final Standings standings = house.get(Standings.class);

    /** Else the database would have to read another statement for every name. */
    @Test
    void aNameIsBoundToOneStatementAndNoPartOfIt() {
        Resident resident = house.aCustomer().whoSignsIn();

        List<String> asked = house.database.statementsDuring(() -> named(resident, PASSWORD));

        assertThat(asked).singleElement().asString().contains("bind => [");
        assertThat(asked.get(0).split("bind => ")[0])
                .doesNotContain(resident.name().canonical())
                .doesNotContain("'");
    }

    @Test
    void theLockOfAnotherFactorIsNotTold() {
        Resident resident = house.aCustomer().whoSignsIn();
        lock(Holder.of(TOTP, resident.subjectId()));

        assertThat(named(resident, PASSWORD).lockedUntil()).isEmpty();
        assertThat(named(resident, TOTP).lockedUntil()).isPresent();
    }

    private static void lock(Holder holder) {
        for (int failure = 0; failure < LockoutPolicy.DEFAULT.failures(); failure++) {
            house.inTransaction(
                    () -> house.get(Lockouts.class).judge(holder, false, LockoutPolicy.DEFAULT, house.clock.instant()));
        }
    }

    private Named named(Resident resident, String factor) {
        return house.inTransaction(
                () -> standings.named(NameScope.GLOBAL, resident.name(), factor).orElseThrow());
    }
}
