package kz.malim.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a URL tells pages apart. */
class FormerAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://old.example.org/2019/05/23/salem/ | //old.example.org/2019/05/23/salem
                    HTTP://WWW.Old.Example.ORG:8080/a         | //old.example.org/a
                    https://www.org/a                         | //www.org/a
                    https://old.example.org                   | //old.example.org/
                    https://old.example.org?p=1               | //old.example.org/?p=1
                    https://мысал.қаз/жол                     | //xn--80awbu3c.xn--80ao21a/жол
                    /2019/hello#comments                      | /2019/hello
                    /                                         | /
                    ///                                       | -
                    /a//b///                                  | /a//b
                    /?b=2&a=1&b=2                             | /?a=1&b=2
                    /?utm_source=x&p=12&fbclid=I              | /?p=12
                    /%D1%81%D3%99%D0%BB%D0%B5%D0%BC           | /сәлем
                    /%f1%e0%eb                                | /%F1%E0%EB
                    /a%2Fb?q=a+b%26c                          | /a/b?q=a b&c
                    /hello_world.html;v=1                     | /hello_world.html;v=1
                    """)
    void isReduced(String url, String reduced) {
        assertEquals(reduced, FormerAddress.of(url).map(FormerAddress::url).orElse("-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "hello/world",
                "../a",
                "//old.example.org/a",
                "ftp://old.example.org/a",
                "javascript:alert(1)",
                "https://",
                "https:///a",
                "https://user@old.example.org/a",
                "https://old example.org/a",
                "/a%00b",
                "/a%0Ab"
            })
    void isNone(String url) {
        assertEquals(Optional.empty(), FormerAddress.of(url));
    }

    @Test
    void isAsLongAsAnAddressMayBe() {
        assertTrue(
                FormerAddress.of("/" + "a".repeat(FormerAddress.MAX_LENGTH - 1)).isPresent());
        assertTrue(FormerAddress.of("/" + "a".repeat(FormerAddress.MAX_LENGTH)).isEmpty());
    }

    @Test
    void isLookedUpBySomeOfItsParametersMostFirst() {
        var address = FormerAddress.of("/?p=1&ref=2").orElseThrow();

        assertEquals(List.of("p=1\nref=2", "p=1", "ref=2", ""), address.possibleQueries());
    }

    @Test
    void isLookedUpAsAWholeWhenItHasManyParameters() {
        var address = FormerAddress.of("/?a&b&c&d&e&f&g").orElseThrow();

        assertEquals(List.of("a\nb\nc\nd\ne\nf\ng", ""), address.possibleQueries());
    }
}
