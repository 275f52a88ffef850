package kz.malim.htmlbody;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.malim.body.Embed;
import kz.malim.text.InlineText;
import kz.malim.text.WebAddress;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Content of other sites: frames, scripts that bring a post, addresses alone in their line. */
final class Embeds {
    /** Addresses of players, and the pages that they are of. */
    private record Player(Pattern pattern, String page) {
        private Player(String pattern, String page) {
            this(Pattern.compile("(?i)^https?://(?:www\\.)?" + pattern), page);
        }
    }

    private static final List<Player> PLAYERS = List.of(
            new Player(
                    "youtube(?:-nocookie)?\\.com/(?:embed|v|shorts)/(?!videoseries)([A-Za-z0-9_-]{5,20}).*",
                    "https://www.youtube.com/watch?v=$1"),
            new Player("player\\.vimeo\\.com/video/(\\d+).*", "https://vimeo.com/$1"),
            new Player("dailymotion\\.com/embed/video/([A-Za-z0-9]+).*", "https://www.dailymotion.com/video/$1"),
            new Player("rutube\\.ru/play/embed/([A-Za-z0-9]+).*", "https://rutube.ru/video/$1/"),
            new Player("open\\.spotify\\.com/embed/([^?#]+).*", "https://open.spotify.com/$1"),
            new Player("instagram\\.com/(p|reel)/([A-Za-z0-9_-]+)/embed.*", "https://www.instagram.com/$1/$2/"),
            new Player("tiktok\\.com/(?:embed|player)/(?:v\\d/)?(\\d+).*", "https://www.tiktok.com/embed/$1"),
            new Player("t\\.me/([A-Za-z0-9_]+/\\d+)\\?.*", "https://t.me/$1"));

    /** Players that have the address of what they show in a parameter. */
    private static final Pattern BY_PARAMETER = Pattern.compile(
            "(?i)^https?://(?:www\\.facebook\\.com/plugins/(?:post|video)\\.php\\?(?:.*&)?href|w\\.soundcloud\\.com/player/?\\?(?:.*&)?url)=(?<url>[^&#]+).*");

    /** Sites that give content to others by its address alone. */
    private static final Pattern KNOWN = Pattern.compile(
            "(?i)^https?://(?:[a-z0-9-]+\\.)*(?:youtube\\.com/(?:watch|shorts|live)|youtu\\.be/|vimeo\\.com/\\d|(?:twitter|x)\\.com/\\w+/status|instagram\\.com/(?:p|reel|tv)/|tiktok\\.com/@|facebook\\.com/.+/(?:posts|videos)/|fb\\.watch/|t\\.me/\\w+/\\d|rutube\\.ru/video/|dailymotion\\.com/video/|soundcloud\\.com/.+/|open\\.spotify\\.com/|vk\\.com/(?:wall|video)|bsky\\.app/profile/.+/post/|threads\\.(?:net|com)/@.+/post/).*");

    /** Scripts that only show what is in the page already. */
    private static final Pattern LOADERS = Pattern.compile(
            "(?i)//(?:platform\\.(?:twitter|x|instagram)\\.com|www\\.(?:instagram|threads\\.net|threads)\\.?(?:com)?/embed\\.js|www\\.tiktok\\.com/embed\\.js|connect\\.facebook\\.net|embed\\.bsky\\.app|embed\\.redditmedia\\.com|embed\\.reddit\\.com|s\\.imgur\\.com|www\\.google-analytics\\.com)");

    private Embeds() {}

    static void frame(Element frame, Flow flow) {
        flow.flush();
        var links = flow.conversion.links;
        var address = List.of("data-src", "data-lazy-src", "src", "data").stream()
                .map(name -> links.address(frame.attr(name)))
                .flatMap(Optional::stream)
                .findFirst();
        boolean hidden =
                frame.attr("width").matches("[01]") || frame.attr("height").matches("[01]");
        if (address.isEmpty() || hidden) {
            flow.conversion.losses.loseForm(hidden ? "tracking" : "embed", frame);
            return;
        }
        var ratio = ratio(frame);
        var title = flow.conversion.losses.attribute("title", frame.attr("title"), Conversion.MAX_LINE);
        flow.conversion.losses.moved(title == null ? 0 : -WordCount.in(title)); // no words of the text
        flow.block(new Embed(
                flow.conversion.nextId(),
                page(address.get(), links),
                null,
                title,
                ratio,
                ratio == null ? height(frame) : null,
                null,
                null,
                null));
    }

    /** The page of what a player shows. */
    private static String page(String address, Links links) {
        var parameter = BY_PARAMETER.matcher(address);
        if (parameter.matches()) {
            return links.address(URLDecoder.decode(parameter.group("url"), UTF_8))
                    .orElse(address);
        }
        for (var player : PLAYERS) {
            var matcher = player.pattern.matcher(address);
            if (matcher.matches()) {
                return matcher.replaceFirst(player.page);
            }
        }
        return address;
    }

    private static @Nullable String ratio(Element frame) {
        int width = number(frame.attr("width"));
        int height = number(frame.attr("height"));
        if (width == 0 || height == 0) {
            return null;
        }
        int divisor = BigInteger.valueOf(width).gcd(BigInteger.valueOf(height)).intValue();
        return width / divisor + ":" + height / divisor;
    }

    private static @Nullable Integer height(Element frame) {
        int height = number(frame.attr("height"));
        return height == 0 ? null : Integer.valueOf(height);
    }

    private static int number(String length) {
        return length.matches("[1-9]\\d{0,3}(?:px)?") ? Integer.parseInt(length.replace("px", "")) : 0;
    }

    static void script(Element script, Flow flow) {
        var telegram = script.attr("data-telegram-post");
        var source = script.attr("src");
        if (telegram.matches("[A-Za-z0-9_]+/\\d+")) {
            flow.flush();
            flow.block(new Embed(flow.conversion.nextId(), "https://t.me/" + telegram, null));
        } else if (source.matches("(?:https?:)?//gist\\.github\\.com/[\\w-]+/\\w+\\.js.*")) {
            var address = source.replaceFirst("^(?:https?:)?", "https:").replaceFirst("\\.js.*$", "");
            flow.flush();
            flow.block(new Embed(flow.conversion.nextId(), address, null));
        } else if (!LOADERS.matcher(source).find() && !script.attr("type").contains("json")) {
            flow.conversion.losses.lose("script", script);
        }
    }

    /** The address that is all of a paragraph, if its site gives content to others by it. */
    static Optional<String> address(InlineText text) {
        var spans = text.spans();
        if (spans.size() != 1 || !spans.getFirst().text().startsWith("http")) {
            return Optional.empty();
        }
        var words = spans.getFirst().text().strip();
        var href = spans.getFirst().href();
        return KNOWN.matcher(words).matches() && WebAddress.is(words) && (href == null || href.equals(words))
                ? Optional.of(words)
                : Optional.empty();
    }

    static Embed embed(String address, Conversion conversion) {
        conversion.losses.move(address);
        return new Embed(conversion.nextId(), address, null);
    }
}
