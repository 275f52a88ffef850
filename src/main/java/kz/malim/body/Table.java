package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A table, row by row. */
@Schema(name = "TableBlock", description = "A table, row by row.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Table(
        String id,
        @Nullable InlineText caption,

        @Schema(description = "The column names; empty if the table has none.", maxItems = MAX_COLUMNS)
        List<InlineText> header,

        @Schema(minItems = 1, maxItems = MAX_ROWS) List<List<InlineText>> rows)
        implements BodyBlock {

    public Table {
        caption = InlineText.orNull(caption);
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.text(at + "/caption", caption, OPTIONAL);
        visitor.size(at + "/header", header, 0, MAX_COLUMNS);
        visitor.texts(at + "/header", header, OPTIONAL);
        visitor.size(at + "/rows", rows, 1, MAX_ROWS);
        for (int i = 0; i < rows.size(); i++) {
            visitor.size(at + "/rows/" + i, rows.get(i), 0, MAX_COLUMNS);
            visitor.texts(at + "/rows/" + i, rows.get(i), OPTIONAL);
        }
    }

    /** A row is one line. */
    @Override
    public String plain() {
        var cells = Stream.concat(Stream.of(header), rows.stream())
                .map(row -> row.stream().map(InlineText::plain).collect(Collectors.joining("\t")));
        return BodyBlock.lines(Stream.concat(Stream.ofNullable(caption).map(InlineText::plain), cells));
    }
}
