package kz.malim.address;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kz.malim.text.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * A URL reduced to what tells pages apart. The scheme, the port, {@code www.}, a slash at the end, the fragment, the order of
 * the parameters, and parameters that only count visitors do not.
 *
 * @param host in ASCII; empty if only the path is known, which is then meant on any host
 * @param path percent-decoded, as far as it is UTF-8
 * @param parameters of the query, such as {@code p=12}, percent-decoded and in alphabetical order
 */
record FormerAddress(String host, String path, List<String> parameters) {
    /** Of a URL. */
    static final int MAX_LENGTH = 2000;

    /** An absolute URL or a path, by their beginnings. */
    static final String PATTERN = "^(?:[Hh][Tt][Tt][Pp][Ss]?://[^/].*|/(?:[^/].*)?)$";

    /** Whatever more a URL has, its parameters are compared as a whole. */
    private static final int MAX_COMBINED = 6;

    /** No parameter has one. */
    private static final String SEPARATOR = "\n";

    private static final Pattern ABSOLUTE = Pattern.compile("(https?://[^/]*)(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WWW = Pattern.compile("^www\\.(?=.*\\.)");
    private static final Pattern SLASHES_AT_END = Pattern.compile("(?<!^)/++$");
    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})++");
    private static final Pattern TRACKING = Pattern.compile(
            "(?:utm_[^=]*+|fbclid|gclid|dclid|yclid|ysclid|msclkid|igshid|mc_cid|mc_eid|_openstat)(?:=.*)?");

    /** The address of an absolute URL or of a path; empty for anything else. */
    static Optional<FormerAddress> of(String url) {
        var page = url.stripTrailing().split("#", 2)[0];
        int question = page.indexOf('?');
        var place = question < 0 ? page : page.substring(0, question);
        var query = question < 0 ? "" : page.substring(question + 1);
        if (place.startsWith("/") && !place.startsWith("//")) {
            return address("", place, query);
        }
        var absolute = ABSOLUTE.matcher(place);
        return absolute.matches()
                ? WebAddress.parse(absolute.group(1)).flatMap(site -> address(host(site), absolute.group(2), query))
                : Optional.empty();
    }

    private static Optional<FormerAddress> address(String host, @Nullable String path, String query) {
        var parameters = Arrays.stream(query.split("&"))
                .map(parameter -> decoded(parameter.replace('+', ' ')))
                .filter(parameter ->
                        !parameter.isEmpty() && !TRACKING.matcher(parameter).matches())
                .distinct()
                .sorted()
                .toList();
        var decoded = path == null ? "/" : SLASHES_AT_END.matcher(decoded(path)).replaceFirst("");
        var address = new FormerAddress(host, decoded, parameters);
        return address.url().length() <= MAX_LENGTH && address.url().chars().noneMatch(Character::isISOControl)
                ? Optional.of(address)
                : Optional.empty();
    }

    private static String host(URI site) {
        return WWW.matcher(WebAddress.host(site).toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /** Sites of before had other encodings too: what is not UTF-8 stays escaped. */
    private static String decoded(String text) {
        var words = ESCAPES.matcher(text).replaceAll(escapes -> {
            var bytes = HexFormat.of().parseHex(escapes.group().replace("%", ""));
            try {
                return Matcher.quoteReplacement(
                        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            } catch (CharacterCodingException e) {
                return escapes.group().toUpperCase(Locale.ROOT);
            }
        });
        return Normalizer.normalize(words, Normalizer.Form.NFC);
    }

    /** The parameters as one text. */
    String query() {
        return String.join(SEPARATOR, parameters);
    }

    /**
     * The queries that an address may have been kept with to be this one: those of some of its parameters, most first. An
     * address is asked for with whatever links have added to it.
     */
    List<String> possibleQueries() {
        if (parameters.size() > MAX_COMBINED) {
            return List.of(query(), "");
        }
        var queries = new ArrayList<List<String>>();
        for (int chosen = 0; chosen < 1 << parameters.size(); chosen++) {
            int among = chosen;
            queries.add(IntStream.range(0, parameters.size())
                    .filter(n -> (among & 1 << n) != 0)
                    .mapToObj(parameters::get)
                    .toList());
        }
        queries.sort(Comparator.<List<String>>comparingInt(List::size).reversed());
        return queries.stream().map(query -> String.join(SEPARATOR, query)).toList();
    }

    /** As editors see it, without a scheme. */
    String url() {
        return written(host, path, query());
    }

    static String written(String host, String path, String query) {
        return (host.isEmpty() ? "" : "//" + host)
                + path
                + (query.isEmpty() ? "" : "?" + query.replace(SEPARATOR, "&"));
    }
}
