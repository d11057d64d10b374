package gatehouse.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a browser may keep what the pages are made of. A library has its version in its path, so it never changes; our
 * own files are asked about each time, and are not sent again when they are as they were. Both hold nothing of anybody.
 *
 * <p>Whether a file is as it was, its content says. Servers go by the date, if by anything, and the build gives all files
 * of all versions the same one.
 */
@WebFilter({"/pages/*", AssetFilter.LIBRARIES + "*"})
public class AssetFilter extends HttpFilter {
    static final String LIBRARIES = "/webjars/";

    private static final long serialVersionUID = 1L;
    private static final String TAG = "ETag";
    private static final String KNOWN_TAG = "If-None-Match";

    /** By path, of files that there are: as many as the archive has. */
    private final transient Map<String, String> tags = new ConcurrentHashMap<>();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getServletPath().startsWith(LIBRARIES)) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-cache");
        Optional<String> tag = tagOf(request.getServletPath());
        if (tag.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(TAG, tag.get());
        if (tag.get().equals(request.getHeader(KNOWN_TAG))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        chain.doFilter(new Unconditional(request), new Dateless(response));
    }

    /** Empty where there is no such file. */
    private Optional<String> tagOf(String path) throws IOException {
        String known = tags.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream content = getServletContext().getResourceAsStream(path)) {
            if (content == null) {
                return Optional.empty();
            }
            String tag = '"' + HexFormat.of().formatHex(sha256().digest(content.readAllBytes())) + '"';
            tags.put(path, tag);
            return Optional.of(tag);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keeps the server from judging by what it knows itself. */
    private static final class Unconditional extends HttpServletRequestWrapper {
        private static final Set<String> CONDITIONS = ignoringCase(KNOWN_TAG, "If-Modified-Since");

        Unconditional(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return CONDITIONS.contains(name) ? null : super.getHeader(name);
        }

        @Override
        public long getDateHeader(String name) {
            return CONDITIONS.contains(name) ? -1 : super.getDateHeader(name);
        }
    }

    /** Keeps the server from adding a date, or a tag that is made of one. */
    private static final class Dateless extends HttpServletResponseWrapper {
        private static final Set<String> VALIDATORS = ignoringCase(TAG, "Last-Modified");

        Dateless(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!VALIDATORS.contains(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!VALIDATORS.contains(name)) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setDateHeader(String name, long date) {
            if (!VALIDATORS.contains(name)) {
                super.setDateHeader(name, date);
            }
        }
    }

    private static Set<String> ignoringCase(String... names) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(Set.of(names));
        return all;
    }
}
