package gatehouse.text;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.gateway.Channel;
import gatehouse.platform.Secret;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.tenant.Language;
import gatehouse.text.MessageTexts.Shelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what is to be told into words: those of the tenant in the language of the customer, or in the tenant's, else the
 * built-in English. What a request says about languages counts for nothing: many are sent by somebody else than the one who
 * will read the text.
 */
@ApplicationScoped
public class Letters {
    private final MessageTexts texts;
    private final Customers customers;

    @Inject
    Letters(MessageTexts texts, Customers customers) {
        this.texts = texts;
        this.customers = customers;
    }

    @Transactional(MANDATORY)
    public Letter write(Content content, Reader reader, Channel channel) {
        Shelf shelf = texts.shelf(reader.tenantId(), channel, content.purpose());
        Optional<Wording> own = choose(shelf, reader);
        Rendering rendering = new Rendering(content, channel, shelf.settings().host());
        Optional<String> text = own.flatMap(rendering::of);
        return new Letter(
                reader.tenantId(),
                channel,
                content.purpose().message(),
                text.isPresent() ? own.flatMap(Wording::subject) : Optional.empty(),
                Secret.of(text.orElseGet(rendering::builtIn)));
    }

    /** The built-in one is the text for English where the tenant has none for that. */
    private Optional<Wording> choose(Shelf shelf, Reader reader) {
        if (shelf.texts().isEmpty()) {
            return Optional.empty();
        }
        Set<Language> there = shelf.texts().stream()
                .map(text -> text.key().language())
                .collect(Collectors.toCollection(HashSet::new));
        there.add(Language.ENGLISH);
        List<Language> wishes = Stream.of(languageOf(reader), shelf.settings().language())
                .flatMap(Optional::stream)
                .toList();
        Language found = Language.lookup(wishes, there).orElse(Language.ENGLISH);
        return shelf.texts().stream()
                .filter(text -> text.key().language().equals(found))
                .map(MessageText::wording)
                .findFirst();
    }

    private Optional<Language> languageOf(Reader reader) {
        return reader.customerId()
                .flatMap(number -> customers.find(reader.tenantId(), number))
                .flatMap(Customer::language);
    }
}
