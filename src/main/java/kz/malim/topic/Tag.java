package kz.malim.topic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.UUID;
import kz.malim.text.Clean;
import kz.malim.text.Slug;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A word stories are found by. */
@Entity
public class Tag {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

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
        this.name = Clean.line(name);
        this.names = Map.copyOf(names);
    }

    public String slug() {
        return slug;
    }
}
