package kz.malim.author;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import kz.malim.database.LowerCaseEnumConverter;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.UuidGenerator;
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

    private @Nullable String bio;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Author() {}

    public Author(Slug slug, String name, Kind kind, @Nullable String bio) {
        this.slug = slug.value();
        this.name = CleanText.line(name);
        this.kind = kind;
        this.bio = CleanText.lineOrNull(bio);
    }

    /** A trigger keeps the old slug working. */
    void update(Slug newSlug, AuthorInput input) {
        slug = newSlug.value();
        name = input.name();
        kind = input.kind();
        bio = input.bio();
    }

    static Author of(Slug slug, AuthorInput input) {
        return new Author(slug, input.name(), input.kind(), input.bio());
    }

    UUID id() {
        return requireNonNull(id);
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    String bio() {
        return bio;
    }

    int version() {
        return version;
    }

    public String slug() {
        return slug;
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
