package kz.malim.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.cache.CdnTags.TagHeader;
import org.junit.jupiter.api.Test;

class CdnTagsTest {
    private static final List<String> KINDS = List.of(
            "article",
            "entry",
            "photo",
            "media",
            "author",
            "section",
            "tag",
            "list:author",
            "list:section",
            "list:tag",
            "list:lang",
            "front",
            "facet");

    /** Akamai takes the fewest: 128 tags of 128 characters, without colons. */
    @Test
    void sendsFewShortTagsOfLettersAndDigits() {
        for (int size : List.of(1, 20, 99, 100, 101, 500, 5_000)) {
            var shown = CdnTags.shown(tags("article", size));
            assertTrue(shown.size() <= CdnTags.MAX_TAGS, size + " tags become " + shown.size());
            shown.forEach(tag -> assertTrue(tag.matches("[0-9a-f]{8}"), tag));
        }
    }

    @Test
    void aPurgeByAnyChangeHitsEveryResponseThatShowsIt() {
        var random = new Random(20261130);
        for (int i = 0; i < 2_000; i++) {
            var response = new TreeSet<>(Set.of("list:all", "names"));
            for (var kind : KINDS) {
                response.addAll(tags(kind, random.nextInt(random.nextInt(1, 150))));
            }
            var shown = CdnTags.shown(response);
            assertTrue(shown.size() <= CdnTags.MAX_TAGS, shown.size() + " tags");
            for (var tag : response) {
                assertFalse(Collections.disjoint(shown, CdnTags.purgedBy(List.of("search", tag))), tag);
            }
        }
    }

    @Test
    void aPurgeHitsNothingElseWhereAllTagsFit() {
        var shown = CdnTags.shown(Stream.of(tags("article", 40), tags("photo", 40), Set.of("list:all"))
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));

        assertTrue(Collections.disjoint(shown, CdnTags.purgedBy(Set.of("article:elsewhere", "photo:elsewhere"))));
        assertFalse(Collections.disjoint(shown, CdnTags.purgedBy(Set.of("article:7"))));
    }

    @Test
    void keepsArticlesByThemselvesWhileTheirPicturesAndTagsMakeRoom() {
        var shown = CdnTags.shown(Stream.of(tags("article", 60), tags("photo", 90), tags("tag", 35))
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));

        assertTrue(Collections.disjoint(shown, CdnTags.purgedBy(Set.of("article:elsewhere", "tag:elsewhere"))));
        assertFalse(Collections.disjoint(shown, CdnTags.purgedBy(Set.of("photo:elsewhere"))));
    }

    @Test
    void hashesAsTheManualSays() {
        assertEquals("679cdb28", CdnTags.hash("list:all"));
    }

    @Test
    void sendsNoTagsUnlessAHeaderIsNamed() {
        assertEquals(Map.of(), header(null));
        assertEquals(Set.of("Cache-Tag", "Edge-Cache-Tag", "CDN-Tag"), namesWith(","));
        assertEquals(Set.of("Surrogate-Key", "xkey"), namesWith(" "));
    }

    private static Set<String> namesWith(String separator) {
        return Arrays.stream(TagHeader.values())
                .flatMap(name -> header(name).entrySet().stream())
                .filter(header -> header.getValue().matches("[0-9a-f]{8}" + separator + "[0-9a-f]{8}"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> header(@org.jspecify.annotations.Nullable TagHeader name) {
        return new CdnTags(() -> Optional.ofNullable(name)).header(Set.of("article:1", "list:all"));
    }

    private static Set<String> tags(String kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> kind + ":" + i).collect(Collectors.toSet());
    }
}
