package gatehouse.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page, with the policy that fits it: scripts of our own, and the one inline piece that HTML
 * has no other place for, the import map, by its hash (Content Security Policy Level 3).
 */
final class HtmlPage {
    private static final Pattern IMPORT_MAP = Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>");
    private static final String POLICY = "default-src 'self'; script-src 'self'%s; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    private final byte[] html;
    private final String policy;

    private HtmlPage(byte[] html) {
        this.html = html;
        this.policy = String.format(POLICY, importMapOf(new String(html, StandardCharsets.UTF_8)));
    }

    /**
     * @param template HTML with {@code {name}} and {@code {root}} where these are to be
     * @param name of the page's script and of the element that it defines
     * @param root the way from the page to where the application is mounted
     */
    static HtmlPage of(String template, String name, String root) {
        // A browser hashes what it has parsed, where each line ends with one character.
        String html = template.replace("\r\n", "\n").replace("{name}", name).replace("{root}", root);
        return new HtmlPage(html.getBytes(StandardCharsets.UTF_8));
    }

    String policy() {
        return policy;
    }

    void sendOn(HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Security-Policy", policy);
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    private static String importMapOf(String html) {
        Matcher map = IMPORT_MAP.matcher(html);
        return map.find() ? " 'sha256-" + hash(map.group(1)) + "'" : "";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
