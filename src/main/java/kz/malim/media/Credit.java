package kz.malim.media;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.stream.Stream;
import kz.malim.text.CleanText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The credit of a photo. Shown as {@code label: text}; the other fields are those of the IPTC standard. */
@Embeddable
@Schema(description = "Credit of the photo. Display it with every rendition, as `label: text`.")
public record Credit(
        @Schema(description = "Label before the colon, in the article's language.", examples = "Фото")
        @Column(name = "credit_label")
        @Nullable
        String label,

        @Schema(description = "Credit line as published (IPTC Credit Line).") @Column(name = "credit_text") @Nullable
        String text,

        @Schema(description = "Photographer (IPTC Creator).") @Column(name = "credit_creator") @Nullable
        String creator,

        @Schema(description = "Supplier (IPTC Source).") @Column(name = "credit_source") @Nullable
        String source,

        @Schema(description = "Copyright notice (IPTC Copyright Notice).") @Column(name = "credit_copyright") @Nullable
        String copyright,

        @Schema(description = "Licence: its URL, or its name (IPTC Web Statement of Rights).")
        @Column(name = "credit_license")
        @Nullable
        String license,

        @Schema(description = "Usage terms in words (IPTC Rights Usage Terms).")
        @Column(name = "credit_usage_terms")
        @Nullable
        String usageTerms,

        @Schema(description = "Licensor (IPTC Licensor Name).") @Column(name = "credit_licensor") @Nullable
        String licensor,

        @Schema(description = "URL where a licence is available (IPTC Licensor URL).")
        @Column(name = "credit_licensor_url")
        @Nullable
        String licensorUrl) {

    public Credit {
        label = CleanText.lineOrNull(label);
        text = CleanText.lineOrNull(text);
        creator = CleanText.lineOrNull(creator);
        source = CleanText.lineOrNull(source);
        copyright = CleanText.lineOrNull(copyright);
        license = CleanText.lineOrNull(license);
        usageTerms = CleanText.lineOrNull(usageTerms);
        licensor = CleanText.lineOrNull(licensor);
        licensorUrl = CleanText.lineOrNull(licensorUrl);
    }

    /** The credit line, as in «Фото: Азаттық»; null when no field names an owner. */
    public @Nullable String line() {
        var owner = Stream.of(text, creator, source, copyright)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return owner == null || label == null ? owner : label + ": " + owner;
    }

    public static Credit of(String label, String text) {
        return new Credit(label, text, null, null, null, null, null, null, null);
    }
}
