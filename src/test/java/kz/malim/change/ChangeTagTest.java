package kz.malim.change;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTagTest {
    private static final UUID ID = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91");

    static Stream<String> names() {
        var names = List.of(
                ChangeTag.LIST_ALL,
                ChangeTag.FRONTS,
                ChangeTag.NAMES,
                ChangeTag.SEARCH,
                ChangeTag.article(ID),
                ChangeTag.photo(ID),
                ChangeTag.media(ID),
                ChangeTag.front("editors-choice"),
                ChangeTag.menu("main"),
                ChangeTag.page("home"),
                ChangeTag.author("a-1"),
                ChangeTag.section("astana"),
                ChangeTag.tag("2026"));
        var ofTopics = Stream.of(Topic.values())
                .flatMap(topic ->
                        Stream.of(ChangeTag.list(topic, "a-b"), ChangeTag.topic(topic, "a-b"), ChangeTag.facet(topic)));
        var ofLanguages = Stream.of(Language.values()).map(ChangeTag::list);
        return Stream.of(names.stream(), ofTopics, ofLanguages).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTagMatchesThePattern(String name) {
        assertTrue(name.matches(ChangeTag.PATTERN), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "article:",
                "article:a-slug",
                "article:0190163D-8694-739B-AEA5-966C26F8AD91",
                "list:lang:kz",
                "list:front:a",
                "facet:lang",
                "tag:A",
                "tag:a--b",
                "tag:-a",
                "tag:a-",
                "tag:a b",
                "fronts:a",
                "names\n",
                "test:1"
            })
    void nothingElseMatchesThePattern(String name) {
        assertFalse(name.matches(ChangeTag.PATTERN), name);
    }

    @Test
    void slugsHaveTheSamePatternAsEverywhere() {
        assertTrue(ChangeTag.PATTERN.contains(Slug.PATTERN.replaceAll("[\\^$]", "")));
    }
}
