package kz.malim.htmlbody;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that no block can hold. */
@Schema(name = "ImportLoss", description = "Something of the source that was not kept as it was.")
public record Loss(
        @Schema(
                description = "What it is: `script`, `form`, `link`, `formatting`… More may be added.",
                examples = "form")
        String kind,

        @Schema(description = "How it begins in the source, at most 200 characters.")
        String source) {
    private static final int MAX_SOURCE = 200;

    static Loss of(String kind, String source) {
        var line = source.substring(0, Math.min(source.length(), 4 * MAX_SOURCE))
                .replaceAll("\\s+", " ")
                .strip();
        int end = Math.min(line.length(), MAX_SOURCE);
        boolean pair = end > 0 && end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
        return new Loss(kind, line.substring(0, pair ? end - 1 : end));
    }
}
