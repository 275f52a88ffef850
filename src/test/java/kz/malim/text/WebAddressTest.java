package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "HTTP://Example.ORG/",
                "http://localhost:8080/a?b=c#d",
                "https://қазақстан.қаз/жол?сұрақ=1",
                "https://xn--80aaa0a6awh12ed.xn--80ao21a/",
                "https://президент.рф",
                "https://a_b.example/x",
                "https://_dmarc.example/",
                "https://münchen.example:65535/",
                "https://例え.テスト/",
                "https://مثال.إختبار/",
                "https://example.org./",
                "http://192.0.2.1:80/",
                "http://[2001:db8::1]:8080/",
                "http://[2001:db8::1]/",
            })
    void isOfTheWeb(String address) {
        assertTrue(WebAddress.is(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "//example.org/",
                "/path",
                "https:example.org",
                "https:/example.org",
                "https:///path",
                "https://",
                "https://user@example.org/",
                "https://user:pass@example.org/",
                "https://@example.org/",
                "https://user@қазақстан.қаз/",
                "https://example.org@evil.example/",
                "https://exa mple.org/",
                "https://example.org/a b",
                "https://example.org\\@evil.example/",
                "https://-a.example/",
                "https://a-.example/",
                "https://a..example/",
                "https://.example/",
                "https://%65xample.org/",
                "https://example.org:/",
                "https://example.org:65536/",
                "https://example.org:x/",
                "https://exa!mple.org/",
                "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/",
                "https://[::1",
                "ftp://example.org/",
                "javascript:alert(1)",
                "data:text/html,x",
                "java\nscript:x",
            })
    void isNotOfTheWeb(String address) {
        assertFalse(WebAddress.is(address));
    }

    @ParameterizedTest
    @CsvSource({
        "https://қазақстан.қаз/жол, xn--80aaa0a6awh12ed.xn--80ao21a, 443",
        "http://a_b.example/, a_b.example, 80",
        "HTTPS://Example.org:8443/, Example.org, 8443",
        "http://[2001:db8::1]:81/, [2001:db8::1], 81",
    })
    void hasAHostForNameServers(String address, String host, int port) {
        var uri = WebAddress.parse(address).orElseThrow();
        assertEquals(host, WebAddress.host(uri));
        assertEquals(port, WebAddress.port(uri));
    }
}
