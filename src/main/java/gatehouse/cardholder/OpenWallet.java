package gatehouse.cardholder;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.card.Wallet;
import gatehouse.card.Wallets;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.Numbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Currency;
import java.util.Optional;

/** A tenant opens a wallet for a customer. */
@ApplicationScoped
public class OpenWallet {
    private final Customers customers;
    private final Wallets wallets;
    private final Numbers numbers;
    private final Event<Occurrence> occurrences;

    @Inject
    OpenWallet(Customers customers, Wallets wallets, Numbers numbers, Event<Occurrence> occurrences) {
        this.customers = customers;
        this.wallets = wallets;
        this.numbers = numbers;
        this.occurrences = occurrences;
    }

    /** @return empty when the tenant has no such customer */
    @Transactional
    public Optional<Wallet> open(
            Caller caller,
            long tenantId,
            long customerId,
            String name,
            Currency currency,
            Circumstances circumstances) {
        return customers
                .find(tenantId, customerId)
                .map(customer -> add(caller, customer, name, currency, circumstances));
    }

    private Wallet add(Caller caller, Customer customer, String name, Currency currency, Circumstances circumstances) {
        Wallet wallet = wallets.add(numbers.next(), customer.tenantId(), customer.id(), name, currency);
        occurrences.fire(Occurrence.ofCustomer(
                Optional.of(caller),
                customer.tenantId(),
                Optional.of(customer.id()),
                Action.OPEN_WALLET,
                "DONE",
                circumstances));
        return wallet;
    }
}
