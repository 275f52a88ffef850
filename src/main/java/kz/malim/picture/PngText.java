package kz.malim.picture;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a PNG under the keywords that its standard names. Latin-1 by that standard; programs write whatever encoding
 * they have.
 */
record PngText(
        @Nullable String author,
        @Nullable String copyright,
        @Nullable String description,
        @Nullable String title,
        @Nullable String createdAt) {

    static PngText read(List<EmbeddedBlocks.Text> texts) {
        var encoding = LegacyEncoding.of(texts.stream().map(text -> text.charset() == null ? text.bytes() : null));
        return new PngText(
                find(texts, "Author", encoding),
                find(texts, "Copyright", encoding),
                find(texts, "Description", encoding),
                find(texts, "Title", encoding),
                createdAt(find(texts, "Creation Time", encoding)));
    }

    private static @Nullable String find(List<EmbeddedBlocks.Text> texts, String keyword, LegacyEncoding encoding) {
        for (var text : texts) {
            if (text.keyword().equalsIgnoreCase(keyword)) {
                var charset = text.charset();
                return charset == null
                        ? encoding.decode(text.bytes())
                        : LegacyEncoding.clean(new String(text.bytes(), charset));
            }
        }
        return null;
    }

    /** The standard suggests the form of mails; some programs write that of XMP. */
    private static @Nullable String createdAt(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toString();
        } catch (DateTimeException e) {
            return CaptureTime.normalize(text);
        }
    }
}
