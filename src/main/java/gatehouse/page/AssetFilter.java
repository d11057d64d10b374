package gatehouse.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * How long a browser may keep what the pages are made of. A library has its version in its path, so it never changes; our
 * own files are asked about each time, and are not sent again when they are as they were. Both hold nothing of anybody.
 */
@WebFilter({"/pages/*", AssetFilter.LIBRARIES + "*"})
public class AssetFilter extends HttpFilter {
    static final String LIBRARIES = "/webjars/";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isLibrary = request.getServletPath().startsWith(LIBRARIES);
        response.setHeader("Cache-Control", isLibrary ? "public, max-age=31536000, immutable" : "no-cache");
        chain.doFilter(request, response);
    }
}
