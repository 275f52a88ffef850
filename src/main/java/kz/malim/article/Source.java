package kz.malim.article;

import kz.malim.text.CleanText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The agency or site a story is attributed to in its text. */
@Schema(
        description =
                "The agency or site the story is attributed to in its text: «деп хабарлайды X», \"according to X\".")
public record Source(
        @Schema(examples = "Kazinform") String name,

        @Schema(description = "URL of the agency's own article, if known.") @Nullable
        String url) {

    public Source {
        name = CleanText.line(name);
        url = CleanText.lineOrNull(url);
    }
}
