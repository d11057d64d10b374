package gatehouse.message.http;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewayKind;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.ReceiptReader;
import gatehouse.message.gateway.ServerAddress;
import gatehouse.platform.Secret;
import gatehouse.platform.json.JsonMember;
import gatehouse.platform.json.UnreadableBody;
import gatehouse.platform.outbound.HttpCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code https://user:password@api.provider.example/messages}; {@code http://} for something on this machine. */
@ApplicationScoped
public class HttpKind implements GatewayKind {
    private static final String URL = "url";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";

    /** What requests are tried with at the start. */
    private static final Outgoing EXAMPLE = new Outgoing(
            new UUID(0, 0),
            Channel.SMS,
            MessagePurpose.VERIFICATION_CODE,
            "+27820000001",
            Secret.of("\"Your\" code: 1+1=2 & {more}"),
            Optional.empty());

    /** The channels that some provider's API carries. */
    enum Carried {
        SMS(Channel.SMS),
        EMAIL(Channel.EMAIL),
        PUSH(Channel.PUSH);

        private final Channel channel;

        Carried(Channel channel) {
            this.channel = channel;
        }
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public Gateway create(GatewaySettings settings) {
        return new HttpGateway(
                settings.name(),
                settings.choice("channel", Carried.SMS).channel,
                request(settings),
                ReadAnswer.from(settings),
                HttpReceipts.from(settings).map(ReceiptReader.class::cast),
                new HttpCaller(settings.tls(), settings.timeout(Gateway.PATIENCE)));
    }

    /** User and password of the URL become an {@code Authorization}; every other proof is a header. */
    private static ProviderRequest request(GatewaySettings settings) {
        URI whole = url(settings);
        Map<String, Secret> headers = new LinkedHashMap<>();
        Optional.ofNullable(whole.getRawUserInfo()).ifPresent(login -> headers.put("Authorization", basic(login)));
        headers.putAll(headers(settings));
        ProviderRequest request = new ProviderRequest(
                withoutLogin(whole), settings.choice("method", ProviderRequest.Method.POST), headers, body(settings));
        try {
            request.fill(EXAMPLE);
        } catch (IllegalArgumentException refused) {
            throw settings.broken(HEADERS, "must be lines like Name: value, and none that HTTP sets by itself");
        }
        return request;
    }

    private static URI url(GatewaySettings settings) {
        try {
            URI url = new URI(settings.url().reveal());
            boolean plain = "http".equalsIgnoreCase(url.getScheme());
            if (url.getHost() != null && (!plain || ServerAddress.isThisMachine(url.getHost()))) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            throw settings.broken(URL, "must be a URL");
        }
        throw settings.broken(URL, "must begin with https:// and a host; http:// is for this machine");
    }

    private static URI withoutLogin(URI url) {
        return url.getRawUserInfo() == null ? url : URI.create(url.toString().replaceFirst("//[^@/]*@", "//"));
    }

    private static Secret basic(String login) {
        byte[] clear = URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(clear));
    }

    /** One in a line. */
    private static Map<String, Secret> headers(GatewaySettings settings) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        settings.secret(HEADERS).stream()
                .flatMap(lines -> lines.reveal().lines())
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon < 1) {
                        throw settings.broken(HEADERS, "must be lines like Name: value");
                    }
                    headers.put(
                            line.substring(0, colon).strip(),
                            Secret.of(line.substring(colon + 1).strip()));
                });
        return headers;
    }

    private static BodyTemplate body(GatewaySettings settings) {
        String template = settings.text(BODY).orElseThrow(() -> settings.broken(BODY, "is missing: what is sent"));
        BodyTemplate body = new BodyTemplate(settings.choice("type", BodyTemplate.Type.FORM), template);
        if (!body.isWhole()) {
            throw settings.broken(BODY, "must have a place {to} or {digits}, and a place {text}");
        }
        if (body.type() == BodyTemplate.Type.JSON) {
            checkJson(body, settings);
        }
        return body;
    }

    private static void checkJson(BodyTemplate body, GatewaySettings settings) {
        try {
            new JsonMember("").in(body.fill(EXAMPLE));
        } catch (UnreadableBody malformed) {
            throw settings.broken(BODY, "must be JSON when its places are filled");
        }
    }
}
