package kz.malim.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.settings.Setting;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * The cache tags that a CDN sees. Those of Malim's own cache are exact, hundreds in a long list; a proxy with default buffers
 * refuses headers of a few kilobytes, Akamai ignores every tag after the 128th and forbids colons. So a CDN sees hashes, and
 * of a response that has too many, the kind of thing in place of each thing: {@code photo} for all photos. A purge names
 * both, and hits every response that shows what has changed, at worst some more. Thread-safe.
 */
@ApplicationScoped
public class CdnTags {
    /** With {@link #HASH_BYTES} and a separator each, 900 bytes. */
    static final int MAX_TAGS = 100;

    /** 32 bits: two tags of the same hash are purged together, which costs a request. */
    private static final int HASH_BYTES = 4;

    /** What changes most: a response keeps these by themselves for as long as the others make room. */
    private static final String ARTICLE = "article";

    private final Optional<TagHeader> header;

    CdnTags(Config config) {
        this.header = config.tagHeader();
    }

    /** What the CDN before Malim understands. */
    @ConfigMapping(prefix = "malim.cdn")
    public interface Config {
        /** The header with the tags to purge by; without, no response has one. */
        Optional<@WithConverter(TagHeader.OfSetting.class) TagHeader> tagHeader();
    }

    /** The headers with which CDNs and proxies take tags. */
    public enum TagHeader {
        CACHE_TAG("Cache-Tag", ","),
        SURROGATE_KEY("Surrogate-Key", " "),
        XKEY("xkey", " "),
        EDGE_CACHE_TAG("Edge-Cache-Tag", ","),
        CDN_TAG("CDN-Tag", ",");

        private final String name;
        private final String separator;

        TagHeader(String name, String separator) {
            this.name = name;
            this.separator = separator;
        }

        /** By the name of the header. */
        public static final class OfSetting implements Converter<TagHeader> {
            @Override
            public @Nullable TagHeader convert(String given) {
                return Setting.read(
                        given,
                        "one of " + Stream.of(values()).map(known -> known.name).collect(Collectors.joining(", ")),
                        text -> Stream.of(values())
                                .filter(known -> known.name.equalsIgnoreCase(text))
                                .findFirst()
                                .orElseThrow());
            }
        }
    }

    /** The header of a response with these tags, if one is sent. */
    public Map<String, String> header(Set<String> tags) {
        return header.filter(wanted -> !tags.isEmpty())
                .map(wanted -> Map.of(wanted.name, String.join(wanted.separator, shown(tags))))
                .orElse(Map.of());
    }

    /** What a response with these tags is purged by. */
    static Set<String> shown(Set<String> tags) {
        var byKind = new TreeMap<String, Set<String>>();
        tags.forEach(tag ->
                byKind.computeIfAbsent(kind(tag), first -> new TreeSet<>()).add(tag));
        var largestFirst = byKind.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Set<String>> one) ->
                                one.getKey().equals(ARTICLE))
                        .thenComparingInt(one -> -one.getValue().size()))
                .toList();
        int count = tags.size();
        for (var one : largestFirst) {
            if (count > MAX_TAGS) {
                count -= one.getValue().size() - 1;
                one.setValue(Set.of(one.getKey()));
            }
        }
        return byKind.values().stream()
                .flatMap(Set::stream)
                .map(CdnTags::hash)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What to purge after a change with these tags: whatever shows one of them, by itself or by its kind. */
    public static Set<String> purgedBy(Collection<String> changeTags) {
        return changeTags.stream()
                .flatMap(tag -> Stream.of(tag, kind(tag)))
                .map(CdnTags::hash)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands before the last colon: {@code photo}, {@code list:section}. */
    private static String kind(String tag) {
        int end = tag.lastIndexOf(':');
        return end < 0 ? tag : tag.substring(0, end);
    }

    /** As {@code printf %s "$tag" | sha256sum | cut -c1-8} has it. */
    static String hash(String tag) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(tag.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
