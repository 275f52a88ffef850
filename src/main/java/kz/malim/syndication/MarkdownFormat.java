package kz.malim.syndication;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.body.BodyMarkdown;
import kz.malim.delivery.ArticleFormat;
import kz.malim.published.ArticleView;
import kz.malim.published.PhotosInPlace;
import kz.malim.text.InlineMarkdown;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** The article as Markdown: for documentation sites, chats and language models. */
@ApplicationScoped
class MarkdownFormat implements ArticleFormat {
    private final Site site;

    MarkdownFormat(Site site) {
        this.site = site;
    }

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public String mediaType() {
        return "text/markdown";
    }

    @Override
    public String render(ArticleView article) {
        var outgoing = new SyndicatedArticle(article, site);
        var byline = outgoing.byline();
        var lead = outgoing.article().photo();
        var source = article.source();
        var dateline = outgoing.marks().dateline();
        var sponsor = article.sponsor();
        var parts = Stream.of(
                line(outgoing.marks().above(), null),
                "# " + line(article.title(), null),
                article.lede() == null ? "" : line(article.lede(), null),
                (byline == null ? "" : line(byline, null) + ", ")
                        + (dateline == null ? "" : line(dateline, null) + ", ")
                        + article.published().date(),
                sponsor == null ? "" : line(outgoing.marks().sponsor(), SyndicatedArticle.link(sponsor.url())),
                lead == null || outgoing.bodyShows(lead.id())
                        ? ""
                        : BodyMarkdown.photo(PhotosInPlace.figure(lead), outgoing.renderContext()),
                BodyMarkdown.of(article.body(), outgoing.renderContext()).stripTrailing(),
                outgoing.live().markdown(),
                source == null ? "" : line(source.name(), SyndicatedArticle.link(source.url())),
                outgoing.corrections().map(note -> line(note.line(), null)).collect(Collectors.joining("\n\n")),
                related(outgoing));
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String related(SyndicatedArticle outgoing) {
        return outgoing.related().stream()
                .map(item -> "- " + line(item.title(), outgoing.page(item)) + ", "
                        + item.published().date())
                .collect(Collectors.joining("\n"));
    }

    private static String line(String words, @Nullable String link) {
        return InlineMarkdown.line(new InlineText(List.of(new Span(words, List.of(), link))), UnaryOperator.identity());
    }
}
