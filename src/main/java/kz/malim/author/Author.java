package kz.malim.author;

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
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An author: a person, or a role account such as a newsroom's desk. */
@Entity
public class Author {

    /** Whether the author is a person. */
    @Schema(name = "AuthorKind", description = "A `person`, or a `role` such as a newsroom's desk.")
    public enum Kind implements WireName {
        PERSON,
        ROLE
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Column(columnDefinition = "slug")
    private String slug;

    private String name;

    @Convert(converter = KindColumn.class)
    private Kind kind;

    /** Translations of the name, by language tag; so are those below of what they follow. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> names;

    private @Nullable String jobTitle;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> jobTitles;

    private @Nullable String biography;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> biographies;

    private @Nullable UUID photoId;

    /** Pages of other sites about the author. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> sameAs;

    /** For readers. */
    private @Nullable String email;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Author() {}

    public Author(Slug slug, String name, Kind kind, @Nullable String biography) {
        this(
                slug,
                new AuthorInput(
                        slug, name, null, kind, null, null, CleanText.lineOrNull(biography), null, null, null, null));
    }

    @SuppressWarnings("NullAway.Init") // update sets the fields
    private Author(Slug slug, AuthorInput input) {
        update(slug, input);
    }

    /** A trigger keeps the old slug working. */
    final void update(Slug newSlug, AuthorInput input) {
        slug = newSlug.value();
        name = input.name();
        names = requireNonNull(input.names());
        kind = input.kind();
        jobTitle = input.jobTitle();
        jobTitles = requireNonNull(input.jobTitles());
        biography = input.biography();
        biographies = requireNonNull(input.biographies());
        photoId = input.photo();
        sameAs = requireNonNull(input.sameAs());
        email = input.email();
    }

    public static Author of(Slug slug, AuthorInput input) {
        return new Author(slug, input);
    }

    UUID id() {
        return requireNonNull(id);
    }

    int version() {
        return version;
    }

    AuthorEditView view() {
        return new AuthorEditView(
                id(),
                slug,
                name,
                names,
                kind,
                jobTitle,
                jobTitles,
                biography,
                biographies,
                photoId,
                sameAs,
                email,
                version);
    }

    public String slug() {
        return slug;
    }

    Map<String, String> names() {
        return Map.copyOf(names);
    }

    public String name() {
        return name;
    }

    @Converter
    static class KindColumn extends LowerCaseEnumConverter<Kind> {
        KindColumn() {
            super(Kind.class);
        }
    }
}
