package kz.malim.published;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyHtml;
import kz.malim.body.BodyMarkdown;
import kz.malim.body.BodyText;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** Formats of a body: as data, or rendered for clients that only show it. */
public enum BodyFormat {
    BLOCKS,
    HTML,
    TEXT,
    MARKDOWN;

    public static BodyFormat of(@Nullable String parameter) {
        if (parameter == null) {
            return BLOCKS;
        }
        return Arrays.stream(values())
                .filter(format -> format.field().equals(parameter))
                .findFirst()
                .orElseThrow(() -> Problem.invalidParameter("body", "One of " + names() + "."));
    }

    /** The body in this format; blocks are not rendered. */
    public String render(ArticleView article) {
        return render(article.body(), PhotosInPlace.of(article));
    }

    /** A body with what it shows in this format. */
    String render(List<BodyBlock> body, PhotosInPlace photos) {
        return switch (this) {
            case BLOCKS -> throw new IllegalStateException("blocks are data");
            case HTML -> BodyHtml.of(body, photos);
            case TEXT -> BodyText.of(body, photos);
            case MARKDOWN -> BodyMarkdown.of(body, photos);
        };
    }

    /** The field it is sent in, in place of {@code body}. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String names() {
        return Arrays.stream(values()).map(BodyFormat::field).collect(Collectors.joining(", "));
    }
}
