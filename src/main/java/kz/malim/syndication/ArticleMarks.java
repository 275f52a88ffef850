package kz.malim.syndication;

import static kz.malim.text.InlineHtml.escaped;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.article.ArticleDetails.Label;
import kz.malim.published.ArticleView;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** The lines around the title of an article, for forms that are read by people. An empty line is to be left out. */
record ArticleMarks(ArticleView article) {

    /** Kicker and labels: the line above the title. */
    String above() {
        var labels = article.labels() == null ? List.<Label>of() : article.labels();
        return Stream.concat(
                        Stream.ofNullable(article.kicker()), labels.stream().map(Label::name))
                .collect(Collectors.joining(" · "));
    }

    /** The dateline, as printed if that is known. */
    @Nullable
    String dateline() {
        var dateline = article.dateline();
        if (dateline == null) {
            return null;
        }
        return dateline.text() == null ? dateline.place() : dateline.text();
    }

    String sponsor() {
        var sponsor = article.sponsor();
        return sponsor == null ? "" : label(article.lang()) + ": " + sponsor.name();
    }

    String sponsorHtml() {
        var sponsor = article.sponsor();
        if (sponsor == null) {
            return "";
        }
        var name = escaped(sponsor.name());
        var url = SyndicatedArticle.link(sponsor.url());
        return "<p>" + label(article.lang()) + ": "
                + (url == null ? name : "<a href=\"" + escaped(url) + "\" rel=\"sponsored\">" + name + "</a>")
                + "</p>\n";
    }

    private static String label(Language lang) {
        return switch (lang) {
            case KAZAKH -> "Серіктес материалы";
            case KAZAKH_LATIN -> "Serıktes materialy";
            case KAZAKH_ARABIC -> "سەرىكتەس ماتەريالى";
            case RUSSIAN -> "Партнёрский материал";
            case ENGLISH -> "Sponsored";
        };
    }
}
