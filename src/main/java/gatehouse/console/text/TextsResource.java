package gatehouse.console.text;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.console.text.TextFields.All;
import gatehouse.console.text.TextFields.Purpose;
import gatehouse.console.text.TextFields.Said;
import gatehouse.console.text.TextFields.Settings;
import gatehouse.console.text.TextFields.Shown;
import gatehouse.console.text.TextFields.Text;
import gatehouse.door.CurrentCaller;
import gatehouse.message.gateway.Channel;
import gatehouse.operation.ChangeTexts;
import gatehouse.operation.TextChange;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.tenant.Language;
import gatehouse.tenant.Tenants;
import gatehouse.text.MessageText;
import gatehouse.text.MessageTexts;
import gatehouse.text.OriginHost;
import gatehouse.text.TextFlaw;
import gatehouse.text.TextKey;
import gatehouse.text.TextPurpose;
import gatehouse.text.TextRules;
import gatehouse.text.TextSettings;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the messages of a tenant say: {@code /tenants/{t}/texts} how it writes, and below it one text for each channel
 * ({@code SMS}, {@code EMAIL}), language and purpose. A change holds from the next message on, on every node.
 */
@Path("/tenants/{tenantId}/texts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TextsResource {
    private static final String ONE = "/{channel}/{language}/{purpose}";

    @PathParam("tenantId")
    Long tenantId;

    @Inject
    ChangeTexts change;

    @Inject
    MessageTexts texts;

    @Inject
    TextRules rules;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /** 200 with how the tenant writes, all of its texts, and what else could be said; 404 for a tenant that is none. */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public All list() {
        current.allowed(Permission.READ_TEXTS, Target.tenant(tenantId));
        TextSettings settings = settings();
        return new All(
                Settings.of(settings),
                texts.of(tenantId).stream().map(text -> shown(text, settings)).toList(),
                Arrays.stream(TextPurpose.values()).map(Purpose::of).toList());
    }

    /**
     * 200 with how the tenant writes from now on; 400 for a language or domain that is none, and for a domain that is too
     * long for the texts that there are.
     */
    @PUT
    @RolesAllowed(Groups.STAFF)
    @Guarded
    public Settings settle(@Valid Settings wanted) {
        Caller caller = current.allowed(Permission.CHANGE_TEXTS, Target.tenant(tenantId));
        TextSettings settings =
                new TextSettings(Optional.ofNullable(wanted.language()).map(TextsResource::language), host(wanted));
        answer(change.settle(caller, tenantId, settings, current.circumstances()));
        return Settings.of(settings);
    }

    /** 200 with one text and how it reads; 404 when the tenant has none there. */
    @GET
    @Path(ONE)
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public Text read(
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            @PathParam("purpose") String purpose) {
        current.allowed(Permission.READ_TEXTS, Target.tenant(tenantId));
        return stored(key(channel, language, purpose));
    }

    /**
     * 200 with the text that is said from now on; 400 that names what must not be in it, is missing, or makes it too long;
     * 409 when it was changed since the version that is sent, or the tenant has 1,000 texts.
     */
    @PUT
    @Path(ONE)
    @RolesAllowed(Groups.STAFF)
    @Guarded
    public Text put(
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            @PathParam("purpose") String purpose,
            @Valid Said said) {
        Caller caller = current.allowed(Permission.CHANGE_TEXTS, Target.tenant(tenantId));
        TextKey key = key(channel, language, purpose);
        ChangeTexts.Wish wish = new ChangeTexts.Wish(tenantId, key, said.wording(), said.seen());
        answer(change.put(caller, wish, current.circumstances()));
        return stored(key);
    }

    /** 204: the text of a wider language, or of the tenant's, or the built-in one is said again; 404 when there is none. */
    @DELETE
    @Path(ONE)
    @RolesAllowed(Groups.STAFF)
    @Guarded
    @Consumes(MediaType.WILDCARD)
    public void remove(
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            @PathParam("purpose") String purpose) {
        Caller caller = current.allowed(Permission.CHANGE_TEXTS, Target.tenant(tenantId));
        answer(change.remove(caller, tenantId, key(channel, language, purpose), current.circumstances()));
    }

    /** 200 with how a text would read, and how long it would be; nothing is stored. 400 as for {@code PUT}. */
    @POST
    @Path(ONE + "/preview")
    @RolesAllowed(Groups.STAFF)
    public Shown preview(
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            @PathParam("purpose") String purpose,
            @Valid Said said) {
        current.allowed(Permission.READ_TEXTS, Target.tenant(tenantId));
        TextKey key = key(channel, language, purpose);
        TextSettings settings = settings();
        rules.flaw(key, said.wording(), settings).ifPresent(flaw -> {
            throw TextFlaws.worded(flaw);
        });
        return Shown.of(rules.preview(key, said.wording(), settings));
    }

    private TextSettings settings() {
        return tenants.find(tenantId).map(TextSettings::of).orElseThrow(NotFoundException::new);
    }

    private Text stored(TextKey key) {
        return texts.find(tenantId, key).map(text -> shown(text, settings())).orElseThrow(NotFoundException::new);
    }

    private Text shown(MessageText text, TextSettings settings) {
        return Text.of(text, rules.preview(text.key(), text.wording(), settings));
    }

    private static Optional<OriginHost> host(Settings wanted) {
        if (wanted.originBound() == (wanted.host() == null)) {
            throw InvalidCall.of("host", "Given", "must be there with originBound, and only then");
        }
        return Optional.ofNullable(wanted.host())
                .map(host -> OriginHost.parse(host)
                        .orElseThrow(() -> InvalidCall.of("host", "Domain", "must be a domain, such as bank.example")));
    }

    private static Language language(String tag) {
        return Language.parse(tag).orElseThrow(() -> LanguageResource.noLanguage());
    }

    /** What names nothing that is ever said is nowhere. */
    private static TextKey key(String channel, String language, String purpose) {
        Optional<TextPurpose> said = named(TextPurpose.values(), purpose);
        Optional<Channel> way = named(Channel.values(), channel)
                .filter(known -> said.filter(what -> what.leavesBy(known)).isPresent());
        Optional<Language> reader = Language.parse(language);
        if (way.isEmpty() || reader.isEmpty()) {
            throw new NotFoundException();
        }
        return new TextKey(way.get(), reader.get(), said.get());
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    private static void answer(TextChange change) {
        change.as(new TextChange.Cases<Void>() {
            @Override
            public Void done() {
                return null;
            }

            @Override
            public Void missing() {
                throw new NotFoundException();
            }

            @Override
            public Void stale() {
                throw new ClientErrorException(Response.Status.CONFLICT);
            }

            @Override
            public Void full() {
                throw new ClientErrorException(Response.Status.CONFLICT);
            }

            @Override
            public Void objected(TextFlaw flaw) {
                throw TextFlaws.worded(flaw);
            }
        });
    }
}
