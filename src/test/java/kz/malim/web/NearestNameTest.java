package kz.malim.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
    private static final List<String> PARAMETERS = List.of(
            "q",
            "lang",
            "section",
            "tag",
            "tag!",
            "author",
            "from",
            "to",
            "tz",
            "updatedSince",
            "ids",
            "sort",
            "limit",
            "cursor",
            "page",
            "count",
            "facets",
            "fields");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x", "p", "!", "xy", "qq", "qx", "id!x", "tt", "zt", "ab", "utm", "fbclid", "foo", "size", "offset"
            })
    void suggestsNothingThatIsNotNear(String written) {
        assertEquals(Optional.empty(), NearestName.to(written, PARAMETERS));
    }

    @ParameterizedTest
    @CsvSource({
        "Q, q",
        "tga, tag",
        "tags, tag",
        "id, ids",
        "lagn, lang",
        "langs, lang",
        "LANG, lang",
        "limt, limit",
        "sectoin, section",
        "facet, facets",
        "updated_since, updatedSince",
        "pagee, page",
        "form, from",
        "feilds, fields"
    })
    void suggestsWhatIsNear(String written, String name) {
        assertEquals(Optional.of(name), NearestName.to(written, PARAMETERS));
    }
}
