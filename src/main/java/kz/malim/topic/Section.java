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
import kz.malim.text.CleanText;
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
        this.slug = slug.value();
        this.name = CleanText.line(name);
        this.names = Map.copyOf(names);
        this.parent = parent;
    }

    /** A trigger keeps the old slug working. */
    void update(Slug newSlug, SectionInput input, @Nullable Section newParent) {
        slug = newSlug.value();
        name = input.name();
        names = Map.copyOf(requireNonNull(input.names()));
        parent = newParent;
        usage = input.usage();
    }

    static Section of(Slug slug, SectionInput input, @Nullable Section newParent) {
        var section = new Section(slug, input.name(), requireNonNull(input.names()), newParent);
        section.usage = input.usage();
        return section;
    }

    public UUID id() {
        return requireNonNull(id);
    }

    String name() {
        return name;
    }

    Map<String, String> names() {
        return names;
    }

    @Nullable
    Section parent() {
        return parent;
    }

    @Nullable
    ContentUsage usage() {
        return usage;
    }

    int version() {
        return version;
    }

    public String slug() {
        return slug;
    }
}
