package kz.malim.author;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Locale;
import java.util.UUID;
import kz.malim.text.Clean;
import kz.malim.text.LowerCaseColumn;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody who writes: a person, or a role account such as a newsroom's desk. */
@Entity
public class Author {

    /** Whether a byline names a human being. */
    @Schema(name = "AuthorKind", description = "A `person`, or a `role` such as a newsroom's desk.")
    public enum Kind {
        PERSON,
        ROLE;

        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

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
        this.name = Clean.line(name);
        this.kind = kind;
        this.bio = Clean.lineOrNull(bio);
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    @Converter
    static class KindColumn extends LowerCaseColumn<Kind> {
        KindColumn() {
            super(Kind.class);
        }
    }
}
