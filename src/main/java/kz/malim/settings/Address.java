package kz.malim.settings;

import static kz.malim.settings.Setting.require;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Settings that say where something is. */
public final class Address {
    private Address() {}

    /** The URL of a site: paths are appended to it as it stands. */
    public static final class BaseUrl implements Converter<URI> {
        @Override
        public @Nullable URI convert(String given) {
            return Setting.read(
                    given, "an http or https URL without a slash at the end, such as https://news.example", text -> {
                        require(!text.endsWith("/"));
                        return url(text);
                    });
        }
    }

    /** The URL of a service. */
    public static final class Endpoint implements Converter<URI> {
        @Override
        public @Nullable URI convert(String given) {
            return Setting.read(
                    given, "an http or https URL, such as https://s3.eu-central-1.amazonaws.com", Address::url);
        }
    }

    /** The URL of a file, such as a picture. */
    public static final class File implements Converter<URI> {
        @Override
        public @Nullable URI convert(String given) {
            return Setting.read(given, "an http or https URL, such as https://news.example/cover.jpg", Address::url);
        }
    }

    /** The URL of a page, which may have a query. */
    public static final class Page implements Converter<URI> {
        @Override
        public @Nullable URI convert(String given) {
            return Setting.read(given, "http or https URLs, such as https://t.me/malim", text -> {
                var url = URI.create(text);
                require(isHttp(url) && url.getRawUserInfo() == null);
                return url;
            });
        }
    }

    /** A mailbox (RFC 5322, the common form). */
    public static final class Email implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "an e-mail address, such as podcast@news.example",
                    text -> Name.matching(text, "[^\\s@<>]{1,64}@[^\\s@<>]{1,190}"));
        }
    }

    /** The URL of an article's page, with what is filled in. */
    public static final class ArticleUrl implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "a URL with {slug}, and {origin}, {lang} or {section} if need be, such as https://news.example/{lang}/{slug}",
                    text -> {
                        requireTemplate(text.replace("{section}", "section"));
                        return text;
                    });
        }
    }

    /** The URL of a site's page for drafts, with what is filled in. */
    public static final class PreviewUrl implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "a URL with {token}, and {origin} if need be, such as https://news.example/preview?token={token}",
                    text -> {
                        require(text.contains("{token}"));
                        var url = URI.create(
                                text.replace("{origin}", "https://news.example").replace("{token}", "token"));
                        require(isHttp(url) && url.getRawUserInfo() == null);
                        return text;
                    });
        }
    }

    /** The URL of the page of a section, a tag or an author, with what is filled in. */
    public static final class TopicUrl implements Converter<String> {
        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "a URL with {slug}, and {origin} or {lang} if need be, such as https://news.example/{lang}/tag/{slug}",
                    text -> {
                        requireTemplate(text);
                        return text;
                    });
        }
    }

    private static void requireTemplate(String text) {
        require(text.contains("{slug}"));
        var url = URI.create(text.replace("{origin}", "https://news.example")
                .replace("{lang}", "kk")
                .replace("{slug}", "slug"));
        require(isHttp(url) && url.getRawUserInfo() == null);
    }

    /** What a browser sends as {@code Origin}, since it is compared as text; or all. */
    public static final class Origin implements Converter<String> {
        private static final Pattern ORIGIN =
                Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[1-9][0-9]{0,4})?");
        private static final Pattern DEFAULT_PORT = Pattern.compile("http://.*:80|https://.*:443");

        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given,
                    "* or origins as browsers send them, such as https://news.example, https://app.example:8443",
                    text -> {
                        require(text.equals("*")
                                || (ORIGIN.matcher(text).matches()
                                        && !DEFAULT_PORT.matcher(text).matches()));
                        return text;
                    });
        }
    }

    /** Addresses with a common prefix (CIDR). */
    public static final class Network implements Converter<String> {
        private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");

        @Override
        public @Nullable String convert(String given) {
            return Setting.read(
                    given, "networks with the length of their prefix, such as 10.1.0.0/16 or fd00::/8", text -> {
                        var parts = text.split("/", -1);
                        require(parts.length == 2);
                        require(IPV4.matcher(parts[0]).matches()
                                || IPV6.matcher(parts[0]).matches());
                        int most = 8 * InetAddress.ofLiteral(parts[0]).getAddress().length;
                        int bits = Integer.parseInt(parts[1]);
                        require(bits >= 0 && bits <= most);
                        return text;
                    });
        }
    }

    /** A folder, which may have yet to be created. */
    public static final class Folder implements Converter<Path> {
        @Override
        public @Nullable Path convert(String given) {
            return Setting.read(given, "the path of a folder", text -> {
                require(!text.isEmpty());
                var path = Path.of(text);
                require(Files.isDirectory(nearestExisting(path.toAbsolutePath())));
                return path;
            });
        }

        private static Path nearestExisting(Path path) {
            @Nullable Path parent = path.getParent();
            return Files.exists(path) || parent == null ? path : nearestExisting(parent);
        }
    }

    /** A file in a folder that exists. */
    public static final class NewFile implements Converter<Path> {
        @Override
        public @Nullable Path convert(String given) {
            return Setting.read(given, "the path of a file in a folder that exists", text -> {
                var file = Path.of(text).toAbsolutePath();
                var parent = file.getParent();
                require(parent != null && Files.isDirectory(parent) && !Files.isDirectory(file));
                return file;
            });
        }
    }

    /** A file that is there. */
    public static final class ReadableFile implements Converter<Path> {
        @Override
        public @Nullable Path convert(String given) {
            return Setting.read(given, "the path of a file that can be read", text -> {
                var file = Path.of(text).toAbsolutePath();
                require(Files.isRegularFile(file) && Files.isReadable(file));
                return file;
            });
        }
    }

    private static URI url(String text) {
        var url = URI.create(text);
        require(isHttp(url)
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null);
        return url;
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getPort() <= 65_535;
    }
}
