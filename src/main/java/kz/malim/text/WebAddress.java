package kz.malim.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one rule for addresses of other sites: absolute, {@code http} or {@code https}, without user info, with a host name in
 * any script. Java's own notion of a host knows neither «қаз» nor underscores, though both are in use.
 */
public final class WebAddress {
    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PORT = 65_535;

    /** Of a name in ASCII (RFC 1035). */
    private static final int MAX_HOST = 253;

    private static final String LABEL = "[\\p{L}\\p{M}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_-]*[\\p{L}\\p{M}\\p{N}_])?";
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:(?<name>" + LABEL + "(?:\\." + LABEL + ")*+\\.?)|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>\\d{1,5}))?");

    private WebAddress() {}

    public static boolean is(String address) {
        return parse(address).isPresent();
    }

    /** The address as a URI; empty when it is none of the web. */
    public static Optional<URI> parse(String address) {
        try {
            var uri = new URI(address);
            return uri.getScheme() != null
                            && SCHEME.matcher(uri.getScheme()).matches()
                            && uri.getRawAuthority() != null
                            && isAuthority(uri.getRawAuthority())
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The host in ASCII, as name servers and the header {@code Host} have it. */
    public static String host(URI address) {
        var parts = AUTHORITY.matcher(address.getRawAuthority());
        return parts.matches() && parts.group("name") != null
                ? IDN.toASCII(parts.group("name"), IDN.ALLOW_UNASSIGNED)
                : address.getHost();
    }

    public static boolean isSecure(URI address) {
        return address.getScheme().equalsIgnoreCase("https");
    }

    public static int port(URI address) {
        var parts = AUTHORITY.matcher(address.getRawAuthority());
        if (parts.matches() && parts.group("port") != null) {
            return Integer.parseInt(parts.group("port"));
        }
        return isSecure(address) ? 443 : 80;
    }

    private static boolean isAuthority(String authority) {
        if (authority.length() > MAX_HOST + ":65535".length()) {
            return false;
        }
        var parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return false;
        }
        var port = parts.group("port");
        return (port == null || Integer.parseInt(port) <= MAX_PORT)
                && (parts.group("name") == null || isResolvable(parts.group("name")));
    }

    /** Whether the name has a form in ASCII, as name servers know it. */
    private static boolean isResolvable(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).length() <= MAX_HOST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
