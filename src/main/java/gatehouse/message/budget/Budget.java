package gatehouse.message.budget;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a tenant pays for. Codes that anybody can have sent to any number, codes to those whom the tenant knows, and notices
 * are counted apart, each up to these figures: whoever uses up the first keeps nobody from paying, nor from hearing that
 * their password was changed.
 *
 * @param countries prefixes of those that texts may go to, see {@link Prefix}; none: all
 * @param number texts to one phone number
 * @param address texts that one network address asked for; it is not counted where a programme calls for many people
 * @param prefix texts to one country
 * @param tenant all texts
 * @param unused when codes to a country are stopped, because too few come back; empty for never
 */
public record Budget(
        List<String> countries, Most number, Most address, Most prefix, Most tenant, Optional<UnusedRule> unused) {
    public static final int MOST_COUNTRIES = 200;

    /**
     * What holds where a tenant changed nothing. A number's day is as long as 24 of the hours in which it gets five codes at
     * most, or a stranger could use it up; an address has far less than the codes of the rule, or it could stop a country.
     */
    public static final Budget DEFAULT = new Budget(
            List.of(),
            new Most(20, 120),
            new Most(50, 500),
            new Most(5_000, 20_000),
            new Most(10_000, 50_000),
            Optional.of(new UnusedRule(500, 10, Duration.ofHours(1))));

    public Budget {
        countries = List.copyOf(countries);
        if (countries.size() > MOST_COUNTRIES || !countries.stream().allMatch(Prefix::isCountry)) {
            throw new IllegalArgumentException("There are up to " + MOST_COUNTRIES + " countries");
        }
    }

    /** How many in an hour and in a day; both are fixed windows in UTC. */
    public record Most(int hour, int day) {
        public static final int HIGHEST = 10_000_000;

        public Most {
            if (hour < 1 || day < 1 || hour > HIGHEST || day > HIGHEST) {
                throw new IllegalArgumentException("A budget is 1 to " + HIGHEST);
            }
        }
    }

    boolean reaches(Prefix to) {
        return countries.isEmpty() || countries.stream().anyMatch(to.digits()::startsWith);
    }
}
