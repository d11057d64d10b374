package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.operation.TextChange.Objected;
import gatehouse.operation.TextChange.Plain;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.text.MessageText;
import gatehouse.text.MessageTexts;
import gatehouse.text.OriginHost;
import gatehouse.text.TextFlaw;
import gatehouse.text.TextKey;
import gatehouse.text.TextRules;
import gatehouse.text.TextSettings;
import gatehouse.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Decides what a tenant's messages say. Two who do so for one tenant come one after the other. */
@ApplicationScoped
public class ChangeTexts {
    private final Tenants tenants;
    private final MessageTexts texts;
    private final TextRules rules;
    private final Event<Occurrence> occurrences;

    @Inject
    ChangeTexts(Tenants tenants, MessageTexts texts, TextRules rules, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.texts = texts;
        this.rules = rules;
        this.occurrences = occurrences;
    }

    /**
     * What shall be said.
     *
     * @param version of the text that it was made from; 0 when there was none
     */
    public record Wish(long tenantId, TextKey key, Wording wording, long version) {}

    @Transactional
    public TextChange put(Caller caller, Wish wish, Circumstances circumstances) {
        TextChange change =
                tenants.lock(wish.tenantId()).map(tenant -> put(tenant, wish)).orElse(Plain.MISSING);
        tell(caller, wish.tenantId(), outcome(change), circumstances);
        return change;
    }

    private TextChange put(Tenant tenant, Wish wish) {
        Optional<MessageText> known = texts.find(tenant.id(), wish.key());
        if (known.map(MessageText::version).orElse(0L) != wish.version()) {
            return Plain.STALE;
        }
        Optional<TextFlaw> flaw = rules.flaw(wish.key(), wish.wording(), TextSettings.of(tenant));
        if (flaw.isPresent()) {
            return new Objected(flaw.get());
        }
        if (known.isEmpty() && texts.isFull(tenant.id())) {
            return Plain.FULL;
        }
        texts.put(tenant.id(), wish.key(), wish.wording());
        return Plain.DONE;
    }

    /** The built-in text, or that of a wider language, is said again. */
    @Transactional
    public TextChange remove(Caller caller, long tenantId, TextKey key, Circumstances circumstances) {
        boolean removed = tenants.lock(tenantId)
                .filter(tenant -> texts.remove(tenant.id(), key))
                .isPresent();
        tell(caller, tenantId, removed ? "REMOVED" : "MISSING", circumstances);
        return removed ? Plain.DONE : Plain.MISSING;
    }

    @Transactional
    public TextChange settle(Caller caller, long tenantId, TextSettings wanted, Circumstances circumstances) {
        TextChange change =
                tenants.lock(tenantId).map(tenant -> settle(tenant, wanted)).orElse(Plain.MISSING);
        tell(caller, tenantId, outcome(change), circumstances);
        return change;
    }

    private TextChange settle(Tenant tenant, TextSettings wanted) {
        Optional<TextFlaw> flaw = rules.flawOf(wanted, texts.of(tenant.id()));
        if (flaw.isPresent()) {
            return new Objected(flaw.get());
        }
        tenant.writes(wanted.language(), wanted.host().map(OriginHost::name));
        return Plain.DONE;
    }

    private static String outcome(TextChange change) {
        return change instanceof Plain plain ? plain.name() : "REFUSED";
    }

    private void tell(Caller caller, long tenantId, String outcome, Circumstances circumstances) {
        occurrences.fire(
                Occurrence.about(caller, Target.tenant(tenantId), Action.CHANGE_TEXTS, outcome, circumstances));
    }
}
