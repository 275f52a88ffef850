package kz.malim.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.malim.htmlbody.PlainHtml;
import org.jspecify.annotations.Nullable;

/**
 * The text of a post as HTML. The editor of blocks stores HTML; the classic one stores paragraphs as blank lines. Both have
 * shortcodes, of which the known ones become HTML and the others are reported.
 *
 * @param attachments the uploaded files by their ids
 */
record WordPressText(Map<String, Attachment> attachments) {
    private static final String NAME = "[a-zA-Z][a-zA-Z0-9_-]{0,60}";
    private static final Pattern CODE =
            Pattern.compile("\\[(?<close>/?)(?<name>" + NAME + ")(?<attributes>(?:\\s[^\\[\\]]{0,2000})?)/?]");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "(?<name>[a-zA-Z0-9_-]+)\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>[^\\s\"']+))");
    private static final Pattern CAPTION =
            Pattern.compile("\\[(?<name>(?:wp_)?caption)(?<attributes>[^\\[\\]]{0,2000})]");
    private static final Pattern PICTURE = Pattern.compile("(?s)^\\s*(?:<a\\s[^>]*>\\s*)?<img\\s[^>]*>(?:\\s*</a>)?");
    private static final Pattern EMBED =
            Pattern.compile("\\[embed[^\\[\\]]{0,200}]\\s{0,20}(?<url>[^\\[\\s]{1,2000})\\s{0,20}\\[/embed]");
    private static final Pattern SIZED = Pattern.compile("<img\\s[^<>]{0,2000}wp-image-(?<id>\\d{1,18})[^<>]{0,2000}>");
    private static final Pattern SRC = Pattern.compile("\\ssrc=(?:\"[^\"]*\"|'[^']*')");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "details",
            "div",
            "dl",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "iframe",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "script",
            "section",
            "style",
            "table",
            "ul",
            "video",
            "audio",
            "li",
            "dt",
            "dd",
            "tr",
            "td",
            "th",
            "thead",
            "tbody",
            "tfoot",
            "caption",
            "figcaption");
    private static final Pattern FIRST_TAG = Pattern.compile("^\\s*<(?<name>[a-zA-Z][a-zA-Z0-9]*)");

    /** An uploaded file. */
    record Attachment(
            String url, @Nullable String alt, @Nullable String caption) {
        String figure() {
            return PlainHtml.figure(url, alt, caption);
        }
    }

    String html(String content) {
        var text = content.replace("\r\n", "\n");
        text = EMBED.matcher(text).replaceAll(match -> Matcher.quoteReplacement("\n\n" + match.group(1) + "\n\n"));
        text = captions(text);
        text = codes(text);
        text = SIZED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(original(match.group(), match.group(1))));
        return content.contains("<!-- wp:") ? text : paragraphs(text);
    }

    /** From one end to the next: what has no end is text. */
    private static String captions(String text) {
        var html = new StringBuilder();
        var begin = CAPTION.matcher(text);
        int at = 0;
        while (begin.find(at)) {
            var end = "[/" + begin.group("name") + "]";
            int close = text.indexOf(end, begin.end());
            if (close < 0) {
                break;
            }
            html.append(text, at, begin.start())
                    .append(caption(begin.group("attributes"), text.substring(begin.end(), close)));
            at = close + end.length();
        }
        return html.append(text, at, text.length()).toString();
    }

    private static String caption(String attributes, String content) {
        var picture = PICTURE.matcher(content);
        if (!picture.find()) {
            return content;
        }
        var words = content.substring(picture.end()).strip();
        var named = attributes(attributes).getOrDefault("caption", "");
        return "\n\n<figure>" + picture.group() + "<figcaption>" + (words.isEmpty() ? named : words)
                + "</figcaption></figure>\n\n";
    }

    private String codes(String text) {
        var closed = CODE.matcher(text)
                .results()
                .filter(match -> match.group("close").equals("/"))
                .map(match -> match.group("name"))
                .collect(Collectors.toSet());
        return CODE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group("close").isEmpty()
                                ? code(
                                        match.group(),
                                        match.group("name"),
                                        match.group("attributes"),
                                        closed.contains(match.group("name")))
                                : ""));
    }

    /** Brackets in a text are no shortcodes: these have attributes or an end, and what is between is text. */
    private String code(String written, String name, String attributes, boolean closed) {
        var values = attributes(attributes);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "gallery" -> gallery(values);
            case "audio" -> player("audio", values, List.of("src", "mp3", "m4a", "ogg", "wav"));
            case "video" -> player("video", values, List.of("src", "mp4", "webm", "m4v", "ogv"));
            default -> closed ? "" : values.isEmpty() ? written : "<!-- wp:" + name + " /-->";
        };
    }

    private String gallery(Map<String, String> values) {
        var html = new StringBuilder("\n\n<div class=\"gallery\">");
        for (var id :
                values.getOrDefault("ids", values.getOrDefault("include", "")).split("\\s*,\\s*")) {
            var attachment = attachments.get(id.strip());
            html.append(attachment == null ? "" : attachment.figure());
        }
        return html.append("</div>\n\n").toString();
    }

    private static String player(String element, Map<String, String> values, List<String> names) {
        return names.stream()
                .map(values::get)
                .filter(url -> url != null)
                .findFirst()
                .map(url -> "\n\n<" + element + " src=\"" + url.replace("\"", "%22") + "\"></" + element + ">\n\n")
                .orElse("<!-- wp:" + element + " /-->");
    }

    private static Map<String, String> attributes(String written) {
        var values = new HashMap<String, String>();
        var matcher = ATTRIBUTE.matcher(written);
        while (matcher.find()) {
            var value = matcher.group("double") != null
                    ? matcher.group("double")
                    : matcher.group("single") != null ? matcher.group("single") : matcher.group("bare");
            values.putIfAbsent(matcher.group("name").toLowerCase(Locale.ROOT), value);
        }
        return values;
    }

    /** Pages show smaller copies of a picture: the file is the one that was uploaded. */
    private String original(String img, String id) {
        var attachment = attachments.get(id);
        return attachment == null
                ? img
                : SRC.matcher(img)
                        .replaceFirst(Matcher.quoteReplacement(
                                " src=\"" + attachment.url().replace("\"", "%22") + "\""));
    }

    /** Blank lines end paragraphs, and line ends are breaks, except where elements say it. */
    private static String paragraphs(String text) {
        var html = new StringBuilder();
        for (var part : parts(text)) {
            var tag = FIRST_TAG.matcher(part);
            boolean block = tag.find() && BLOCKS.contains(tag.group("name").toLowerCase(Locale.ROOT));
            if (block || part.strip().startsWith("</") || part.strip().startsWith("<!--")) {
                html.append(part).append('\n');
            } else {
                html.append("<p>").append(part.strip().replace("\n", "<br>\n")).append("</p>\n");
            }
        }
        return html.toString();
    }

    /** Text between blank lines; preformatted text is one part, with its lines. */
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int pre = text.indexOf("<pre", at);
            int end = pre < 0 ? text.length() : pre;
            for (var part : text.substring(at, end).split("\n\\s*\n")) {
                if (!part.isBlank()) {
                    parts.add(part);
                }
            }
            if (pre < 0) {
                break;
            }
            int close = text.indexOf("</pre>", pre);
            at = close < 0 ? text.length() : close + "</pre>".length();
            parts.add(text.substring(pre, at));
        }
        return parts;
    }
}
