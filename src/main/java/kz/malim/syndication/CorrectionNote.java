package kz.malim.syndication;

import java.util.List;
import kz.malim.published.ArticleView;
import kz.malim.published.CorrectionView;
import kz.malim.text.InlineHtml;
import kz.malim.text.Language;

/** A correction as a paragraph of its own, for forms that are read by people. */
record CorrectionNote(String label, String day, String text) {

    /** Oldest first. */
    static List<CorrectionNote> of(ArticleView article) {
        return article.corrections().stream()
                .map(correction -> of(article.lang(), correction))
                .toList();
    }

    static CorrectionNote of(Language lang, CorrectionView correction) {
        return new CorrectionNote(label(lang), correction.at().toLocalDate().toString(), correction.text());
    }

    private static String label(Language lang) {
        return switch (lang) {
            case KAZAKH -> "Түзету";
            case KAZAKH_LATIN -> "Tüzetu";
            case KAZAKH_ARABIC -> "تۇزەتۋ";
            case RUSSIAN -> "Исправление";
            case ENGLISH -> "Correction";
        };
    }

    String line() {
        return label + ", " + day + ": " + text;
    }

    String html() {
        return "<p><strong>" + label + ", <time datetime=\"" + day + "\">" + day + "</time>:</strong> "
                + InlineHtml.escaped(text) + "</p>\n";
    }
}
