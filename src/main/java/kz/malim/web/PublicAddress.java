package kz.malim.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an address is public: guards requests to URLs from input against server-side request forgery. It checks the
 * address that is then connected to, not a host name: a name may resolve to another address a moment later.
 */
public final class PublicAddress {
    /** Everything IANA lists as not globally reachable, and the prefixes that embed such an IPv4 address. */
    private static final List<Range> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "::1/128",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Range::of)
            .toList();

    private PublicAddress() {}

    /** @param allowed ranges such as {@code 10.1.0.0/16} that the operators allow */
    public static boolean is(InetAddress address, List<String> allowed) {
        return allowed.stream().map(Range::of).anyMatch(range -> range.contains(address))
                || NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    /**
     * The address to connect to for a host name; empty when it has none that is public.
     *
     * @throws UnknownHostException when it has none at all
     */
    public static Optional<InetAddress> resolve(String host, List<String> allowed) throws UnknownHostException {
        return Stream.of(InetAddress.getAllByName(host))
                .filter(address -> is(address, allowed))
                .findFirst();
    }

    /** Addresses with a common prefix (CIDR). */
    private record Range(List<Byte> network, int bits) {
        static Range of(String text) {
            var parts = text.split("/");
            try {
                return new Range(bytes(InetAddress.getByName(parts[0])), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(InetAddress address) {
            var candidate = bytes(address);
            if (candidate.size() != network.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((candidate.get(bit / 8) & mask) != (network.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }

        private static List<Byte> bytes(InetAddress address) {
            var bytes = address.getAddress();
            var list = new Byte[bytes.length];
            Arrays.setAll(list, i -> bytes[i]);
            return List.of(list);
        }
    }
}
