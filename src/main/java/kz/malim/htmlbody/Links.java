package kz.malim.htmlbody;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.malim.text.Span;
import kz.malim.text.WebAddress;
import org.jspecify.annotations.Nullable;

/** Addresses as pages write them: relative, with spaces, without a scheme. */
final class Links {
    private static final int MAX_LENGTH = 2_000;
    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:");
    private static final Pattern ILLEGAL =
            Pattern.compile("[\\s\\p{Z}\\p{Cntrl}\"<>\\\\^`{|}\\[\\]]|%(?![0-9A-Fa-f]{2})");
    private static final Pattern AUTHORITY = Pattern.compile("^(?:[a-zA-Z]+:)?//\\[[0-9a-fA-F:.]+]");

    private final @Nullable URI base;

    /** @param base of relative addresses; without it only those that begin with a slash are kept */
    Links(@Nullable URI base) {
        this.base = base;
    }

    /** The target of a link, if it may be published. */
    Optional<String> target(String raw) {
        return resolved(raw)
                .filter(link -> link.length() <= MAX_LENGTH && !new Span("", List.of(), link).hasUnsafeLink());
    }

    /** The address of a file or page of the web. */
    Optional<String> address(String raw) {
        return raw.startsWith("#")
                ? Optional.empty()
                : resolved(raw).filter(link -> link.length() <= MAX_LENGTH && WebAddress.is(link));
    }

    private Optional<String> resolved(String raw) {
        var written = raw.strip();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (written.regionMatches(true, 0, "tel:", 0, 4)) {
            return Optional.of(written.replaceAll("[\\s\\p{Z}]+", ""));
        }
        var legal = encoded(written);
        if (legal.startsWith("//")) {
            return Optional.of("https:" + legal);
        }
        if (SCHEME.matcher(legal).find() || base == null) {
            return Optional.of(legal);
        }
        try {
            return Optional.of(base.resolve(legal).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String written) {
        var authority = AUTHORITY.matcher(written);
        int from = authority.find() ? authority.end() : 0;
        var legal = new StringBuilder(written.substring(0, from));
        var illegal = ILLEGAL.matcher(written);
        while (illegal.find(from)) {
            legal.append(written, from, illegal.start());
            for (byte b : illegal.group().getBytes(UTF_8)) {
                legal.append('%').append("%02X".formatted(b));
            }
            from = illegal.end();
        }
        legal.append(written, from, written.length());
        return legal.toString();
    }
}
