package kz.malim.topic;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.database.LowerCaseEnumConverter;
import kz.malim.text.Slug;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A topic of articles. */
@Entity
public class Tag {

    /** What a tag stands for, as IPTC tells the subjects of news apart. */
    @Schema(
            name = "TagKind",
            description =
                    "What the tag stands for: a `person`, an `organisation`, a `place`, an `event`, or any other `subject`.")
    public enum Kind implements WireName {
        SUBJECT,
        PERSON,
        ORGANISATION,
        PLACE,
        EVENT
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Column(columnDefinition = "slug")
    private String slug;

    private String name;

    /** Translations of the name, by language tag. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> names;

    @Convert(converter = KindColumn.class)
    private Kind kind;

    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> descriptions;

    private @Nullable UUID photoId;

    /** What other sites say the same thing is. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> sameAs;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Tag() {}

    public Tag(Slug slug, String name, Map<String, String> names) {
        this(slug, new TagInput(slug, name, names, null, null, null, null, null, null));
    }

    @SuppressWarnings("NullAway.Init") // update sets the fields
    private Tag(Slug slug, TagInput input) {
        update(slug, input);
    }

    /** A trigger keeps the old slug working. */
    final void update(Slug newSlug, TagInput input) {
        slug = newSlug.value();
        name = input.name();
        names = requireNonNull(input.names());
        kind = requireNonNull(input.kind());
        description = input.description();
        descriptions = requireNonNull(input.descriptions());
        photoId = input.photo();
        sameAs = requireNonNull(input.sameAs());
    }

    public static Tag of(Slug slug, TagInput input) {
        return new Tag(slug, input);
    }

    UUID id() {
        return requireNonNull(id);
    }

    int version() {
        return version;
    }

    TagEditView view(List<String> aliases) {
        return new TagEditView(
                id(), slug, name, names, kind, description, descriptions, photoId, sameAs, aliases, version);
    }

    public String slug() {
        return slug;
    }

    @Converter
    static class KindColumn extends LowerCaseEnumConverter<Kind> {
        KindColumn() {
            super(Kind.class);
        }
    }
}
