package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.body.Audio;
import kz.malim.body.FileBlock;
import kz.malim.body.Video;
import kz.malim.media.MediaSource;
import kz.malim.probe.MediaKind;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Videos, sounds and documents that the page has by their addresses. */
final class Players {
    private static final int MAX_SOURCES = 20;
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("m3u8", "application/vnd.apple.mpegurl"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("csv", "text/csv"),
            Map.entry("txt", "text/plain"),
            Map.entry("zip", "application/zip"));
    private static final Pattern TYPE = Pattern.compile("(?:video|audio|application)/[A-Za-z0-9][A-Za-z0-9.+-]{0,100}");
    private static final Pattern EXTENSION = Pattern.compile("\\.(?<name>[A-Za-z0-9]{2,5})(?:[?#].*)?$");

    private Players() {}

    static void read(Element player, Flow flow) {
        flow.flush();
        boolean isVideo = player.normalName().equals("video");
        var sources = sources(player, isVideo ? "video/mp4" : "audio/mpeg", flow.conversion.links);
        if (sources.isEmpty()) {
            flow.conversion.losses.loseForm(player.normalName(), player);
            return;
        }
        var poster = isVideo ? poster(player, flow.conversion) : null;
        var media = flow.conversion.files.medium(
                isVideo ? MediaKind.VIDEO : MediaKind.AUDIO,
                flow.conversion.losses.attribute("title", player.attr("title"), Conversion.MAX_LINE),
                sources,
                poster);
        var id = flow.conversion.nextId();
        flow.block(isVideo ? new Video(id, media.id(), null) : new Audio(id, media.id(), null));
        if (player.selectFirst("track") != null) {
            flow.conversion.losses.loseForm("track", player);
        }
    }

    private static @Nullable UUID poster(Element player, Conversion conversion) {
        return conversion
                .links
                .address(player.attr("poster"))
                .map(url -> conversion.files.picture(url, null))
                .orElse(null);
    }

    private static List<MediaSource> sources(Element player, String otherwise, Links links) {
        var sources = new ArrayList<MediaSource>();
        add(player, otherwise, links, sources);
        player.select("> source").forEach(source -> add(source, otherwise, links, sources));
        return sources.stream().limit(MAX_SOURCES).toList();
    }

    private static void add(Element element, String otherwise, Links links, List<MediaSource> sources) {
        links.address(element.hasAttr("src") ? element.attr("src") : element.attr("data-src"))
                .filter(url -> sources.stream().noneMatch(source -> source.url().equals(url)))
                .ifPresent(url ->
                        sources.add(new MediaSource(url, type(element.attr("type"), url, otherwise), null, null)));
    }

    private static String type(String given, String url, String otherwise) {
        var type = given.replaceFirst("\\s*;.*$", "").strip();
        if (TYPE.matcher(type).matches()) {
            return type;
        }
        var extension = EXTENSION.matcher(url);
        return extension.find()
                ? TYPES.getOrDefault(extension.group("name").toLowerCase(Locale.ROOT), otherwise)
                : otherwise;
    }

    /** A document to download. Whether the address can be kept. */
    static boolean file(String href, @Nullable String title, Flow flow) {
        var url = flow.conversion.links.address(href);
        url.ifPresent(address -> {
            var source = new MediaSource(address, type("", address, "application/octet-stream"), null, null);
            var words = flow.conversion.losses.line("title", title, Conversion.MAX_LINE);
            var media = flow.conversion.files.medium(MediaKind.FILE, null, List.of(source), null);
            flow.flush();
            flow.block(new FileBlock(flow.conversion.nextId(), media.id(), words));
        });
        return url.isPresent();
    }
}
