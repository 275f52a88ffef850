package kz.malim.syndication;

import static kz.malim.text.InlineHtml.escaped;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.body.BodyHtml;
import kz.malim.body.BodyMarkdown;
import kz.malim.body.BodyText;
import kz.malim.published.ArticleView;
import kz.malim.published.BylineView;
import kz.malim.published.LiveEntryView;
import kz.malim.published.PhotosInPlace;
import kz.malim.text.InlineMarkdown;
import kz.malim.text.InlineText;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** The newest entries of a live blog in forms that are read as one text: the pinned ones first. */
record LiveEntryForms(ArticleView article, Site site) {

    List<LiveEntryView> entries() {
        if (article.entries() == null) {
            return List.of();
        }
        var entries = new LinkedHashMap<>();
        return Stream.concat(article.entries().pinned().stream(), article.entries().items().stream())
                .filter(entry -> entries.put(entry.id(), entry) == null)
                .toList();
    }

    PhotosInPlace renderContext(LiveEntryView entry) {
        return PhotosInPlace.of(entry, site::absolute);
    }

    /** Names in the order of the byline; without records, the line as it was printed. */
    static List<String> authors(LiveEntryView entry) {
        var byline = entry.byline();
        if (byline == null) {
            return List.of();
        }
        var names = byline.authors().stream().map(BylineView.AuthorName::name).toList();
        return names.isEmpty() && byline.text() != null ? List.of(byline.text()) : names;
    }

    static @Nullable String byline(LiveEntryView entry) {
        var byline = entry.byline();
        return byline == null ? null : byline.text() != null ? byline.text() : String.join(", ", authors(entry));
    }

    /** The fragment of the address of an entry on the page of its article. */
    static String anchor(LiveEntryView entry) {
        return "entry-" + entry.id();
    }

    String html() {
        return summary().map(line -> "<p>" + escaped(line) + "</p>\n").collect(Collectors.joining())
                + entries().stream().map(this::html).collect(Collectors.joining());
    }

    private String html(LiveEntryView entry) {
        var time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(entry.at());
        var byline = byline(entry);
        return "<section id=\"" + anchor(entry) + "\">\n"
                + (entry.title() == null ? "" : "<h2>" + escaped(entry.title()) + "</h2>\n")
                + "<p>" + (byline == null ? "" : "<span>" + escaped(byline) + "</span> ")
                + "<time datetime=\"" + time + "\">" + shown(entry) + "</time></p>\n"
                + BodyHtml.of(entry.blocks(), renderContext(entry))
                + correction(entry).map(CorrectionNote::html).collect(Collectors.joining())
                + "</section>\n";
    }

    String text() {
        return Stream.concat(
                        summary().map(line -> line + "\n"), entries().stream().map(this::text))
                .collect(Collectors.joining("\n"));
    }

    private String text(LiveEntryView entry) {
        var byline = byline(entry);
        return shown(entry) + (entry.title() == null ? "" : " " + entry.title()) + "\n"
                + (byline == null ? "" : byline + "\n")
                + BodyText.of(entry.blocks(), renderContext(entry))
                + correction(entry).map(note -> note.line() + "\n").collect(Collectors.joining());
    }

    String markdown() {
        return Stream.concat(
                        summary().map(LiveEntryForms::line), entries().stream().map(this::markdown))
                .collect(Collectors.joining("\n\n"));
    }

    private String markdown(LiveEntryView entry) {
        var byline = byline(entry);
        return Stream.of(
                        "## " + line(shown(entry) + (entry.title() == null ? "" : " " + entry.title())),
                        byline == null ? "" : line(byline),
                        BodyMarkdown.of(entry.blocks(), renderContext(entry)).stripTrailing(),
                        correction(entry).map(note -> line(note.line())).collect(Collectors.joining()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private Stream<String> summary() {
        return article.live() == null || article.live().summary() == null
                ? Stream.of()
                : Stream.of(article.live().summary());
    }

    private Stream<CorrectionNote> correction(LiveEntryView entry) {
        return entry.corrected() == null
                ? Stream.of()
                : Stream.of(CorrectionNote.of(article.lang(), entry.corrected()));
    }

    private static String shown(LiveEntryView entry) {
        return entry.at().toLocalDate() + " "
                + DateTimeFormatter.ofPattern("HH:mm").format(entry.at());
    }

    private static String line(String words) {
        return InlineMarkdown.line(InlineText.of(words), UnaryOperator.identity());
    }
}
