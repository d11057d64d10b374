package gatehouse.console;

import gatehouse.message.budget.Budget;
import gatehouse.message.budget.Budget.Most;
import gatehouse.message.budget.Prefix;
import gatehouse.message.budget.UnusedRule;
import gatehouse.platform.http.failure.InvalidCall;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A budget as it is sent. Codes that anybody can have sent to any number, codes to known people, and other texts are counted
 * apart, each up to these figures.
 *
 * @param countries that texts may go to, up to 200: calling codes, after 1 with or without the area code, after 7 with or
 *     without one more digit; empty: all
 * @param number texts to one phone number
 * @param address texts that one network address asked for
 * @param prefix texts to one country
 * @param tenant all texts
 * @param unused when codes to a country are stopped; absent: never
 */
public record BudgetFields(
        @NotNull @Size(max = Budget.MOST_COUNTRIES) List<@NotNull String> countries,
        @NotNull @Valid MostFields number,
        @NotNull @Valid MostFields address,
        @NotNull @Valid MostFields prefix,
        @NotNull @Valid MostFields tenant,
        @Valid UnusedFields unused) {
    /** How many in an hour, and in a day from midnight, UTC: 1 to 10,000,000. */
    public record MostFields(
            @NotNull @Min(1) @Max(Most.HIGHEST) Integer hour,
            @NotNull @Min(1) @Max(Most.HIGHEST) Integer day) {
        static MostFields of(Most most) {
            return new MostFields(most.hour(), most.day());
        }

        Most most() {
            return new Most(hour, day);
        }
    }

    /**
     * Of at least so many codes within a window, fewer than so many percent came back.
     *
     * @param codes 1 to 1,000,000
     * @param percent 1 to 100
     * @param minutes of the window, 1 to 1440
     */
    public record UnusedFields(
            @NotNull @Min(1) @Max(UnusedRule.MOST_CODES) Integer codes,
            @NotNull @Min(1) @Max(100) Integer percent,
            @NotNull @Min(1) @Max(UnusedRule.MOST_MINUTES) Integer minutes) {
        static UnusedFields of(UnusedRule rule) {
            return new UnusedFields(
                    rule.codes(), rule.percent(), Math.toIntExact(rule.window().toMinutes()));
        }

        UnusedRule rule() {
            return new UnusedRule(codes, percent, Duration.ofMinutes(minutes));
        }
    }

    static BudgetFields of(Budget budget) {
        return new BudgetFields(
                budget.countries(),
                MostFields.of(budget.number()),
                MostFields.of(budget.address()),
                MostFields.of(budget.prefix()),
                MostFields.of(budget.tenant()),
                budget.unused().map(UnusedFields::of).orElse(null));
    }

    /** @throws InvalidCall for a country that is none */
    Budget budget() {
        if (!countries.stream().allMatch(Prefix::isCountry)) {
            throw InvalidCall.of("countries", "Country", "must be calling codes without a plus");
        }
        return new Budget(
                countries,
                number.most(),
                address.most(),
                prefix.most(),
                tenant.most(),
                Optional.ofNullable(unused).map(UnusedFields::rule));
    }
}
