package kz.malim.topic;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.UUID;
import kz.malim.text.Slug;
import kz.malim.web.ContentUsage;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A section of the site, such as culture; sections form a tree. */
@Entity
public class Section {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Column(columnDefinition = "slug")
    private String slug;

    private String name;

    /** Translations of the name, by language tag. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> names;

    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> descriptions;

    private @Nullable UUID photoId;

    /** Among the children of its parent. */
    private @Nullable Integer position;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Section parent;

    /** What machines may do with its articles. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ContentUsage usage;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Section() {}

    public Section(Slug slug, String name, Map<String, String> names, @Nullable Section parent) {
        this(slug, new SectionInput(slug, name, names, null, null, null, null, null, null), parent);
    }

    @SuppressWarnings("NullAway.Init") // update sets the fields
    private Section(Slug slug, SectionInput input, @Nullable Section parent) {
        update(slug, input, parent);
    }

    /** A trigger keeps the old slug working. */
    final void update(Slug newSlug, SectionInput input, @Nullable Section newParent) {
        slug = newSlug.value();
        name = input.name();
        names = requireNonNull(input.names());
        description = input.description();
        descriptions = requireNonNull(input.descriptions());
        photoId = input.photo();
        position = input.position();
        parent = newParent;
        usage = input.usage();
    }

    public static Section of(Slug slug, SectionInput input, @Nullable Section newParent) {
        return new Section(slug, input, newParent);
    }

    public UUID id() {
        return requireNonNull(id);
    }

    int version() {
        return version;
    }

    SectionEditView view() {
        return new SectionEditView(
                id(),
                slug,
                name,
                names,
                description,
                descriptions,
                photoId,
                position,
                parent == null ? null : parent.slug(),
                usage,
                version);
    }

    public String slug() {
        return slug;
    }
}
