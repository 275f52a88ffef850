package kz.malim.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.settings.Setting;
import org.eclipse.microprofile.config.spi.Converter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What machines may do with content, as the header {@code Content-Usage} tells it (IETF AIPREF). What is not stated is
 * unknown: neither allowed nor forbidden.
 */
@Schema(
        name = "ContentUsage",
        description = "What machines may do with the content (IETF AIPREF). What is absent is not stated.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContentUsage(
        @Schema(description = "Training of AI models (`train-ai`).") @Nullable
        Boolean trainAi,

        @Schema(description = "Use in what AI models answer (`ai-output`).") @Nullable
        Boolean aiOutput,

        @Schema(description = "Search results that link to it (`search`).") @Nullable
        Boolean search) {
    public static final String HEADER = "Content-Usage";

    public static final ContentUsage NONE = new ContentUsage(null, null, null);

    /** These preferences, and where they state nothing those of something more general. */
    public ContentUsage or(ContentUsage general) {
        return new ContentUsage(
                trainAi == null ? general.trainAi : trainAi,
                aiOutput == null ? general.aiOutput : aiOutput,
                search == null ? general.search : search);
    }

    /** Of several things in one response: forbidden if for one of them, allowed if for all. */
    public static ContentUsage ofAll(Collection<ContentUsage> parts) {
        return new ContentUsage(
                strictest(parts, ContentUsage::trainAi),
                strictest(parts, ContentUsage::aiOutput),
                strictest(parts, ContentUsage::search));
    }

    private static @Nullable Boolean strictest(
            Collection<ContentUsage> parts, Function<ContentUsage, @Nullable Boolean> label) {
        if (parts.stream().anyMatch(part -> Boolean.FALSE.equals(label.apply(part)))) {
            return false;
        }
        boolean all = !parts.isEmpty() && parts.stream().allMatch(part -> label.apply(part) != null);
        return all ? true : null;
    }

    /** A dictionary of structured fields (RFC 9651); empty if nothing is stated. */
    public String text() {
        return labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + (label.getValue() ? "y" : "n"))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Boolean> labels() {
        var labels = new LinkedHashMap<String, Boolean>();
        if (trainAi != null) {
            labels.put("train-ai", trainAi);
        }
        if (aiOutput != null) {
            labels.put("ai-output", aiOutput);
        }
        if (search != null) {
            labels.put("search", search);
        }
        return labels;
    }

    /** As in the header. */
    public static final class OfSetting implements Converter<ContentUsage> {
        @Override
        public @Nullable ContentUsage convert(String given) {
            return Setting.read(
                    given, "train-ai, ai-output or search with =y or =n, such as train-ai=n, search=y", text -> {
                        var usage = NONE;
                        for (var part : text.split(",", -1)) {
                            usage = of(part.strip()).or(usage);
                        }
                        return usage;
                    });
        }

        private static ContentUsage of(String part) {
            var labelAndValue = part.split("=", -1);
            if (labelAndValue.length != 2 || !labelAndValue[1].matches("[yn]")) {
                throw new IllegalArgumentException(part);
            }
            boolean allowed = labelAndValue[1].equals("y");
            return switch (labelAndValue[0]) {
                case "train-ai" -> new ContentUsage(allowed, null, null);
                case "ai-output" -> new ContentUsage(null, allowed, null);
                case "search" -> new ContentUsage(null, null, allowed);
                default -> throw new IllegalArgumentException(part);
            };
        }
    }
}
