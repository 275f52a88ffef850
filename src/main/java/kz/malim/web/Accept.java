package kz.malim.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The media types that a client accepts (RFC 9110, 12.5.1). Empty and malformed elements are ignored; a header without any
 * other is as good as none. Parameters of media types are ignored too: no type here has any that matters.
 *
 * <p>RESTEasy does not read this header: it takes {@code q=0} for a preference and fails when the header is empty. {@link
 * OperationFilter} takes the header away and leaves this in its place.
 */
public final class Accept {
    private static final String KEY = Accept.class.getName();

    private static final String TOKEN = "[A-Za-z0-9!#$%&'+.^_`|~-]+";
    private static final Pattern RANGE = Pattern.compile("\\*/\\*|" + TOKEN + "/(?:\\*|" + TOKEN + ")");

    /** Without a header. */
    public static final Accept ANY = new Accept(null);

    private final @Nullable String header;
    private final List<Range> ranges;

    private record Range(String type, double quality, int position) {
        /** 0 for every type, 1 for a group, 2 for one type. */
        int specificity() {
            return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
        }

        boolean includes(String mediaType) {
            return switch (specificity()) {
                case 0 -> true;
                case 1 -> mediaType.startsWith(type.substring(0, type.length() - 1));
                default -> mediaType.equals(type);
            };
        }
    }

    private Accept(@Nullable String header) {
        this.header = header;
        this.ranges = header == null ? List.of() : parse(header);
    }

    /** What the client of a request accepts, also after {@link #keepFor}. */
    public static Accept of(RoutingContext exchange) {
        return exchange.get(KEY) instanceof Accept accept ? accept : of(exchange.request());
    }

    /** The same before any filter. */
    public static Accept of(HttpServerRequest request) {
        var header = header(request);
        return header == null || header.equals("*/*") ? ANY : new Accept(header);
    }

    /** The header of a request, all lines of it; null without any. */
    public static @Nullable String header(HttpServerRequest request) {
        return QualityValue.header(request, HttpHeaders.ACCEPT);
    }

    /** Keeps this for the request, and takes the header away from RESTEasy. */
    void keepFor(RoutingContext exchange) {
        exchange.put(KEY, this);
        exchange.request().headers().remove(HttpHeaders.ACCEPT);
    }

    /** The header as it was sent; null without one. */
    public @Nullable String header() {
        return header;
    }

    /** The media type to send: of the highest quality, then the one that the client names most exactly, then first. */
    public Optional<String> best(List<String> available) {
        return available.stream()
                .filter(this::permits)
                .max(Comparator.comparingDouble((String type) -> range(type).quality())
                        .thenComparingInt(type -> range(type).specificity())
                        .thenComparingInt(type -> -range(type).position())
                        .thenComparingInt(type -> -available.indexOf(type)));
    }

    public boolean permits(String mediaType) {
        return range(mediaType).quality() > 0;
    }

    /** Refuses with a 406 unless one of the media types is accepted. */
    public void require(List<String> available) {
        if (available.stream().noneMatch(this::permits)) {
            throw new Problem(ProblemType.NOT_ACCEPTABLE, "Available: " + String.join(", ", available) + ".");
        }
    }

    /** The most specific range that includes a media type decides. */
    private Range range(String mediaType) {
        if (ranges.isEmpty()) {
            return new Range("*/*", 1, 0);
        }
        var essence = essence(mediaType);
        return ranges.stream()
                .filter(range -> range.includes(essence))
                .max(Comparator.comparingInt(Range::specificity).thenComparingDouble(Range::quality))
                .orElse(new Range(essence, 0, 0));
    }

    private static String essence(String mediaType) {
        int end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static List<Range> parse(String header) {
        var elements = FieldValue.split(header, ',');
        return IntStream.range(0, elements.size())
                .mapToObj(position -> range(elements.get(position), position))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Range> range(String element, int position) {
        var parts = FieldValue.split(element, ';');
        var type = parts.getFirst().strip().toLowerCase(Locale.ROOT);
        var quality = RANGE.matcher(type).matches()
                ? QualityValue.of(parts.subList(1, parts.size()))
                : OptionalDouble.empty();
        return quality.isEmpty() ? Optional.empty() : Optional.of(new Range(type, quality.getAsDouble(), position));
    }
}
