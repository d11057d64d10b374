package gatehouse.message.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gatehouse.message.budget.Budget.Most;
import gatehouse.message.budget.Text.Kind;
import gatehouse.platform.ClockMovedBack;
import gatehouse.support.House;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Budgets of texts: counted together or not at all, for all nodes at once. */
class SpendingTest {
    private static final Most PLENTY = new Most(Most.HIGHEST, Most.HIGHEST);
    private static final Budget OPEN = new Budget(List.of(), PLENTY, PLENTY, PLENTY, PLENTY, Optional.empty());
    private static final UnusedRule TEN_OF_WHICH_HALF = new UnusedRule(10, 50, Duration.ofHours(1));
    private static final Prefix SOUTH_AFRICA = new Prefix("27");

    @RegisterExtension
    static final House house = new House();

    private final Spending spending = house.get(Spending.class);
    private final int told = house.wiring.told(PrefixStopped.class).size();
    private int numbers;

    @BeforeEach
    void open() {
        house.clock.setTo(Duration.ZERO);
        house.database.run("delete from request_count");
        house.database.run("delete from sms_stop");
        house.database.run("delete from sms_budget");
        set(OPEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Hold.class,
            names = {"NUMBER", "ADDRESS", "PREFIX", "TENANT"})
    void beyondABudgetNothingLeavesUntilTheHourIsOver(Hold budget) {
        set(with(budget, new Most(3, 100)));

        assertThat(same(3)).containsOnly(Optional.empty());
        assertThat(same(2)).containsOnly(Optional.of(budget));

        house.later(Duration.ofHours(1));
        assertThat(same(1)).containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Hold.class,
            names = {"NUMBER", "ADDRESS", "PREFIX", "TENANT"})
    void beyondTheDaysBudgetTheNextHourDoesNotHelp(Hold budget) {
        set(with(budget, new Most(3, 4)));
        same(3);
        house.later(Duration.ofHours(1));

        assertThat(same(2)).containsExactly(Optional.empty(), Optional.of(budget));

        house.later(Duration.ofDays(1));
        assertThat(same(1)).containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Hold.class,
            names = {"NUMBER", "ADDRESS", "PREFIX", "TENANT"})
    void ofManyAtTheLastUnitExactlyOneGoes(Hold budget) {
        set(with(budget, new Most(4, 100)));
        same(3);

        List<Optional<Hold>> holds = Together.times(16, () -> spend(text("number", "address", Kind.OPEN_CODE)));

        assertThat(holds).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(holds).filteredOn(Optional::isPresent).containsOnly(Optional.of(budget));
    }

    @Test
    void manyAtOnceNeitherBlockEachOtherNorGetMoreThanThereIs() {
        set(new Budget(
                List.of(),
                new Most(2, 100),
                new Most(30, 100),
                new Most(20, 100),
                new Most(25, 100),
                Optional.of(new UnusedRule(1_000, 1, Duration.ofHours(1)))));

        List<Integer> sent = Together.times(16, () -> {
            int mine = 0;
            for (int i = 0; i < 6; i++) {
                Prefix to = new Prefix(i % 2 == 0 ? "27" : "44");
                Text text = new Text(1, to, "number" + i, Optional.of("address" + i % 3), Kind.OPEN_CODE);
                mine += spend(text).isEmpty() ? 1 : 0;
            }
            return mine;
        });

        assertThat(sent.stream().mapToInt(Integer::intValue).sum())
                .as("two to each of six numbers")
                .isEqualTo(12);
        assertThat(house.database.number(
                        "select sum(used) from request_count where limit_key like 'open-code/TENANT/hour%'"))
                .isEqualTo(12);
        assertThat(house.database.number(
                        "select sum(used) from request_count where limit_key like 'open-code/NUMBER/hour%'"))
                .isEqualTo(12);
    }

    @Test
    void whatIsHeldBackUsesUpNoOtherBudget() {
        set(new Budget(List.of(), PLENTY, PLENTY, new Most(2, 100), new Most(5, 100), Optional.empty()));
        for (int i = 0; i < 20; i++) {
            spend(text("number" + i, "address", Kind.OPEN_CODE));
        }

        assertThat(spend(new Text(1, new Prefix("44"), "british", Optional.empty(), Kind.OPEN_CODE)))
                .isEmpty();
        assertThat(house.database.number(
                        "select sum(used) from request_count where limit_key like 'open-code/TENANT/hour%'"))
                .isEqualTo(3);
    }

    @Test
    void codesDoNotUseUpWhatNoticesHave() {
        set(with(Hold.NUMBER, new Most(2, 100)));
        same(3);

        assertThat(spend(text("number", "address", Kind.NOTICE))).isEmpty();
        assertThat(spend(text("number", "address", Kind.NOTICE))).isEmpty();
        assertThat(spend(text("number", "address", Kind.NOTICE))).contains(Hold.NUMBER);
    }

    @Test
    void tenantsHaveBudgetsOfTheirOwn() {
        set(with(Hold.NUMBER, new Most(1, 100)));
        same(1);

        assertThat(spend(new Text(House.OTHER_TENANT, SOUTH_AFRICA, "number", Optional.of("address"), Kind.OPEN_CODE)))
                .isEmpty();
    }

    @Test
    void nothingGoesToACountryThatIsNotAllowed() {
        set(new Budget(List.of("44", "1"), PLENTY, PLENTY, PLENTY, PLENTY, Optional.empty()));

        assertThat(spend(text("number", "address", Kind.OPEN_CODE))).contains(Hold.COUNTRY);
        assertThat(spend(text("number", "address", Kind.NOTICE))).contains(Hold.COUNTRY);
        assertThat(spend(new Text(1, new Prefix("44"), "number", Optional.empty(), Kind.OPEN_CODE)))
                .isEmpty();
        assertThat(spend(new Text(1, new Prefix("1876"), "number", Optional.empty(), Kind.OPEN_CODE)))
                .isEmpty();
    }

    @Test
    void codesThatNobodyUsesStopTheirCountryAndThatIsTold() {
        set(unused(TEN_OF_WHICH_HALF));

        assertThat(fresh(10)).containsOnly(Optional.empty());
        assertThat(fresh(3)).containsOnly(Optional.of(Hold.STOPPED));

        Stop stop = house.get(Stops.class).of(1).get(0);
        assertThat(stop).isEqualTo(new Stop("27", Kind.OPEN_CODE, house.clock.instant(), 10, 0));
        assertThat(told()).containsExactly(new PrefixStopped(1, stop));
        assertThat(spending.heldToday(1)).isEqualTo(3);
        assertThat(spending.heldToday(2)).isZero();
    }

    @Test
    void stopDoesNotEndWithItsWindowAndConcernsNothingElse() {
        set(unused(TEN_OF_WHICH_HALF));
        fresh(11);
        house.later(Duration.ofDays(2));

        assertThat(fresh(1)).containsOnly(Optional.of(Hold.STOPPED));
        assertThat(spend(text("number", "address", Kind.NOTICE))).isEmpty();
        assertThat(spend(new Text(1, new Prefix("44"), "number", Optional.empty(), Kind.OPEN_CODE)))
                .isEmpty();
        assertThat(spend(new Text(House.OTHER_TENANT, SOUTH_AFRICA, "number", Optional.empty(), Kind.OPEN_CODE)))
                .isEmpty();
    }

    @Test
    void codesThatComeBackKeepTheirCountryOpen() {
        set(unused(TEN_OF_WHICH_HALF));
        fresh(10);
        comeBack(5);

        assertThat(fresh(1)).containsOnly(Optional.empty());
        // Five of eleven are fewer than half.
        assertThat(fresh(1)).containsOnly(Optional.of(Hold.STOPPED));
    }

    @Test
    void whatIsHeldBackByABudgetDoesNotCountAsUnused() {
        Budget few = new Budget(List.of(), PLENTY, PLENTY, new Most(5, 100), PLENTY, Optional.of(TEN_OF_WHICH_HALF));
        set(few);

        assertThat(fresh(50)).doesNotContain(Optional.of(Hold.STOPPED));
    }

    @Test
    void afterAStopIsLiftedCodesAreCountedFromNothing() {
        set(unused(TEN_OF_WHICH_HALF));
        fresh(11);

        assertThat(lift("27")).isTrue();

        assertThat(fresh(10)).containsOnly(Optional.empty());
        assertThat(fresh(1)).containsOnly(Optional.of(Hold.STOPPED));
        assertThat(lift("44")).isFalse();
    }

    @Test
    void ofManyWhoFindOutAtOnceOneStopsTheCountry() {
        set(unused(TEN_OF_WHICH_HALF));
        fresh(10);

        List<Optional<Hold>> holds = Together.times(16, () -> fresh(1).get(0));

        assertThat(holds).containsOnly(Optional.of(Hold.STOPPED));
        assertThat(told()).hasSize(1);
    }

    @Test
    void codesThatNoGatewayTookOverStopNothing() {
        set(unused(TEN_OF_WHICH_HALF));

        for (int i = 0; i < 30; i++) {
            Text text = text("number" + i, "address", Kind.OPEN_CODE);
            assertThat(house.inTransaction(() -> spending.spend(text))).isEmpty();
        }

        assertThat(house.get(Stops.class).of(1)).isEmpty();
    }

    @Test
    void codesThatAnybodyCanHaveSentStopNoCodesToKnownPeople() {
        set(unused(TEN_OF_WHICH_HALF));
        assertThat(fresh(11)).endsWith(Optional.of(Hold.STOPPED));

        for (int i = 0; i < 10; i++) {
            assertThat(spend(text("known" + i, "address", Kind.KNOWN_CODE))).isEmpty();
        }

        assertThat(spend(text("one more", "address", Kind.KNOWN_CODE))).contains(Hold.STOPPED);
        assertThat(house.get(Stops.class).of(1))
                .extracting(Stop::prefix, Stop::codes)
                .containsExactly(tuple("27", Kind.OPEN_CODE), tuple("27", Kind.KNOWN_CODE));
        assertThat(lift("27")).isTrue();
        assertThat(house.get(Stops.class).of(1)).isEmpty();
        assertThat(spend(text("one more", "address", Kind.KNOWN_CODE))).isEmpty();
        assertThat(fresh(1)).containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Hold.class,
            names = {"NUMBER", "ADDRESS", "PREFIX", "TENANT"})
    void codesThatAnybodyCanHaveSentDoNotUseUpWhatKnownPeopleHave(Hold budget) {
        set(with(budget, new Most(2, 100)));
        same(3);

        assertThat(spend(text("number", "address", Kind.KNOWN_CODE))).isEmpty();
    }

    @Test
    void liftingAStopThatIsNotThereChangesNoCounts() {
        set(unused(TEN_OF_WHICH_HALF));
        fresh(10);

        assertThat(lift("27")).isFalse();

        assertThat(fresh(1)).containsOnly(Optional.of(Hold.STOPPED));
    }

    @ParameterizedTest
    @EnumSource(
            value = Hold.class,
            names = {"PREFIX", "TENANT"})
    void whoeverTakesTheLastUnitTellsOnce(Hold budget) {
        int before = house.wiring.told(BudgetUsedUp.class).size();
        set(with(budget, new Most(4, 100)));
        same(3);
        assertThat(house.wiring.told(BudgetUsedUp.class)).hasSize(before);

        Together.times(8, () -> spend(text("number", "address", Kind.OPEN_CODE)));
        same(3);

        assertThat(house.wiring.told(BudgetUsedUp.class))
                .hasSize(before + 1)
                .endsWith(new BudgetUsedUp(1, budget, "hour", Kind.OPEN_CODE, "27"));
    }

    @Test
    void oneNumberThatIsUsedUpIsNoNews() {
        int before = house.wiring.told(BudgetUsedUp.class).size();
        set(with(Hold.NUMBER, new Most(1, 100)));

        same(3);

        assertThat(house.wiring.told(BudgetUsedUp.class)).hasSize(before);
    }

    @Test
    void whatIsHeldBackIsTold() {
        int before = house.wiring.told(TextHeld.class).size();
        set(with(Hold.NUMBER, new Most(1, 100)));

        same(2);

        assertThat(house.wiring.told(TextHeld.class)).hasSize(before + 1).endsWith(new TextHeld(1, Hold.NUMBER));
    }

    @Test
    void defaultsKeepOneStrangerFromSilencingANumberOrACountry() {
        Budget usual = Budget.DEFAULT;

        assertThat(usual.number().day()).isGreaterThanOrEqualTo(24 * 5);
        assertThat(usual.address().hour() * 5)
                .isLessThan(usual.unused().orElseThrow().codes());
    }

    @Test
    void stopOfAFutureThatNeverComesIsNone() {
        set(unused(TEN_OF_WHICH_HALF));
        house.later(Duration.ofDays(1));
        fresh(11);

        house.inTransaction(() -> {
            house.get(Stops.class).forgetFuture(new ClockMovedBack(House.START));
            return null;
        });

        assertThat(house.get(Stops.class).of(1)).isEmpty();
    }

    @Test
    void budgetIsKeptAsItWasSet() {
        Budget set = new Budget(
                List.of("27", "1876"),
                new Most(1, 2),
                new Most(3, 4),
                new Most(5, 6),
                new Most(7, 8),
                Optional.of(new UnusedRule(9, 10, Duration.ofMinutes(11))));
        set(OPEN);
        set(set);

        assertThat(house.get(Budgets.class).of(1)).isEqualTo(set);
        assertThat(house.get(Budgets.class).of(House.OTHER_TENANT)).isEqualTo(Budget.DEFAULT);
    }

    private List<PrefixStopped> told() {
        return house.wiring.told(PrefixStopped.class).stream().skip(told).toList();
    }

    private void set(Budget budget) {
        house.inTransaction(() -> {
            house.get(Budgets.class).replace(1, budget);
            return null;
        });
    }

    private boolean lift(String prefix) {
        return house.inTransaction(() -> house.get(Stops.class).lift(1, prefix));
    }

    private static Budget with(Hold which, Most most) {
        return new Budget(
                List.of(),
                which == Hold.NUMBER ? most : PLENTY,
                which == Hold.ADDRESS ? most : PLENTY,
                which == Hold.PREFIX ? most : PLENTY,
                which == Hold.TENANT ? most : PLENTY,
                Optional.empty());
    }

    private static Budget unused(UnusedRule rule) {
        return new Budget(List.of(), PLENTY, PLENTY, PLENTY, PLENTY, Optional.of(rule));
    }

    private static Text text(String number, String address, Kind kind) {
        return new Text(1, SOUTH_AFRICA, number, Optional.of(address), kind);
    }

    /** Codes to one number, asked for by one address. */
    private List<Optional<Hold>> same(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> spend(text("number", "address", Kind.OPEN_CODE)))
                .toList();
    }

    /** Codes to numbers that got none yet. */
    private List<Optional<Hold>> fresh(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> spend(text("number-" + number(), "address", Kind.OPEN_CODE)))
                .toList();
    }

    private synchronized int number() {
        return ++numbers;
    }

    private Optional<Hold> spend(Text text) {
        Optional<Hold> hold = house.inTransaction(() -> spending.spend(text));
        if (hold.isEmpty()) {
            isSent(text);
        }
        return hold;
    }

    /** A gateway takes it over. */
    private void isSent(Text text) {
        house.inTransaction(() -> {
            spending.sent(text.tenantId(), text.to(), text.kind());
            return null;
        });
    }

    private void comeBack(int many) {
        for (int i = 0; i < many; i++) {
            house.database.run("insert into sms_used (id, tenant_id, prefix) values (?, 1, '27')", UUID.randomUUID());
        }
        assertThat(house.get(Returns.class).count(3)).isEqualTo(3);
        assertThat(house.get(Returns.class).count(100)).isEqualTo(many - 3);
        assertThat(house.get(Returns.class).count(100)).isZero();
    }
}
