package kz.malim.topic;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.UUID;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A topic of articles. */
@Entity
public class Tag {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Column(columnDefinition = "slug")
    private String slug;

    private String name;

    /** Translations of the name, by language tag. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> names;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Tag() {}

    public Tag(Slug slug, String name, Map<String, String> names) {
        this.slug = slug.value();
        this.name = CleanText.line(name);
        this.names = Map.copyOf(names);
    }

    /** A trigger keeps the old slug working. */
    void update(Slug newSlug, TagInput input) {
        slug = newSlug.value();
        name = input.name();
        names = Map.copyOf(requireNonNull(input.names()));
    }

    static Tag of(Slug slug, TagInput input) {
        return new Tag(slug, input.name(), requireNonNull(input.names()));
    }

    UUID id() {
        return requireNonNull(id);
    }

    String name() {
        return name;
    }

    Map<String, String> names() {
        return names;
    }

    int version() {
        return version;
    }

    public String slug() {
        return slug;
    }
}
