package kz.malim.access;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.web.FieldValue;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The address of a client: the peer of its connection, or, where the peer is a trusted proxy, the rightmost address that
 * the proxies reported and that is not a trusted proxy itself. Everything to the left of that one is whatever the client
 * has sent. Quarkus takes the leftmost for {@link HttpServerRequest#remoteAddress()}, so nothing here may use it.
 */
@Singleton // called for every cache hit, so without a client proxy
public class ClientAddress {
    /** The leading bytes of an IPv6 address that one client has all addresses of. */
    private static final int IPV6_NETWORK_BYTES = 8;

    /** An IPv4 octet with a leading zero: Inet drops it, others read an octal number. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(^|[.:])0\\d+\\.|\\.0\\d");

    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String PROXIES = "quarkus.http.proxy.trusted-proxies";

    private final boolean isForwarded;
    private final boolean isXForwarded;
    private final List<CidrAddress> proxies;

    ClientAddress(
            @ConfigProperty(name = FORWARDING, defaultValue = "false") boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.allow-forwarded", defaultValue = "false") boolean allowForwarded,
            @ConfigProperty(name = "quarkus.http.proxy.allow-x-forwarded") Optional<Boolean> allowXForwarded,
            @ConfigProperty(name = PROXIES) Optional<List<String>> proxies) {
        this.isForwarded = forwarding && allowForwarded;
        this.isXForwarded = forwarding && allowXForwarded.orElse(!allowForwarded);
        this.proxies = proxies.orElse(List.of()).stream()
                .flatMap(proxy -> Stream.ofNullable(network(proxy))) // problems() has refused others
                .toList();
    }

    /** What of the settings of proxies cannot be; nothing if all can. */
    public static List<String> problems(Config config) {
        var trusted = config.getOptionalValues(PROXIES, String.class).orElse(List.of());
        if (trusted.isEmpty()
                && config.getOptionalValue(FORWARDING, Boolean.class).orElse(false)) {
            return List.of(FORWARDING + " needs " + PROXIES + ": without, any client could say who it is");
        }
        return trusted.stream()
                .filter(proxy -> network(proxy) == null)
                .map(proxy -> PROXIES + " must be IP addresses and networks such as 10.0.0.0/8, not \"" + proxy.strip()
                        + "\"")
                .toList();
    }

    private static @Nullable CidrAddress network(String proxy) {
        var address = parse(proxy.strip());
        return address == null
                ? Inet.parseCidrAddress(proxy.strip())
                : CidrAddress.create(address, 8 * address.getAddress().length);
    }

    /** The address of the client of a request. */
    public String of(HttpServerRequest request) {
        var peer = peer(request);
        var address = isForwarded || isXForwarded ? parse(peer) : null;
        if (address == null || !isTrusted(address)) {
            return peer;
        }
        var forwarded = isForwarded ? hops(request, "Forwarded") : List.<String>of();
        var xForwarded = isXForwarded ? hops(request, "X-Forwarded-For") : List.<String>of();
        if (forwarded.isEmpty() || xForwarded.isEmpty()) {
            return client(address, forwarded.isEmpty() ? xForwarded : forwarded);
        }
        // A proxy that writes only one of them passes on the other as the client sent it.
        var client = client(address, forwarded);
        return client.equals(client(address, xForwarded)) ? client : address.getHostAddress();
    }

    /** What of the address counts as one client: all of an IPv4 address, the network of an IPv6 address. */
    String networkOf(HttpServerRequest request) {
        var client = of(request);
        var address = client.indexOf(':') < 0 ? null : parse(client);
        return address == null ? client : HexFormat.of().formatHex(address.getAddress(), 0, IPV6_NETWORK_BYTES);
    }

    private static String peer(HttpServerRequest request) {
        var peer = request.connection().remoteAddress();
        var address = peer == null ? null : peer.hostAddress();
        int zone = address == null ? -1 : address.indexOf('%');
        return address == null ? "" : zone < 0 ? address : address.substring(0, zone);
    }

    /** From the peer to the left, until one is not trusted; a proxy that names nobody is the client itself. */
    private String client(InetAddress peer, List<String> hops) {
        var client = peer;
        for (var hop : hops.reversed()) {
            var next = isTrusted(client) ? parse(hop) : null;
            if (next == null) {
                break;
            }
            client = next;
        }
        return client.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        for (var proxy : proxies) {
            if (proxy.matches(address)) {
                return true;
            }
        }
        return false;
    }

    /** The hops that a header reports, over all its lines; empty elements of a list are none (RFC 9110, 5.6.1). */
    private static List<String> hops(HttpServerRequest request, String name) {
        var hops = FieldValue.split(String.join(",", request.headers().getAll(name)), ',').stream()
                .filter(hop -> !hop.isBlank());
        return (name.equals("Forwarded") ? hops.map(ClientAddress::forwardedFor) : hops).toList();
    }

    /** The {@code for} parameter of an element of {@code Forwarded} (RFC 7239); empty without one. */
    private static String forwardedFor(String element) {
        for (var parameter : FieldValue.split(element, ';')) {
            var value = parameter.strip();
            if (value.regionMatches(true, 0, "for=", 0, 4)) {
                return value.substring(4).replace("\"", "");
            }
        }
        return "";
    }

    /** An address with or without a port; null if it is none. Never a name: that would ask a name server. */
    private static @Nullable InetAddress parse(String hop) {
        var host = withoutPort(hop.strip());
        var address = host.indexOf('%') >= 0 || AMBIGUOUS.matcher(host).find() ? null : Inet.parseInetAddress(host);
        try {
            // an IPv4 address that is written as an IPv6 one becomes what it is
            return address == null ? null : InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end > 0 && (end == hop.length() - 1 || hop.charAt(end + 1) == ':') ? hop.substring(1, end) : "";
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
