package kz.malim.front;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.text.CleanText;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Tag;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A named, ordered set of placements. */
@Entity
public class FrontBlock {
    private static final int DEFAULT_LIMIT = 20;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Column(columnDefinition = "slug")
    private String name;

    private String title;

    /** Translations of the title, by language tag. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> titles = Map.of();

    /** Whether the block is included with articles, not only on fronts. */
    private boolean besideArticles;

    /** The maximum number of articles. */
    @Column(name = "item_limit")
    private int limit = DEFAULT_LIMIT;

    /** Whether the newest articles follow the pinned ones; the next three restrict them. */
    private boolean fill;

    @Column(columnDefinition = "language")
    private @Nullable String fillLang;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Section fillSection;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Tag fillTag;

    @ElementCollection
    @CollectionTable(name = "front_placement", joinColumns = @JoinColumn(name = "block_id"))
    @OrderColumn(name = "position")
    private List<Placement> placements = new ArrayList<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected FrontBlock() {}

    public FrontBlock(Slug name, String title, boolean besideArticles) {
        this.name = name.value();
        this.title = CleanText.line(title);
        this.besideArticles = besideArticles;
    }

    static FrontBlock of(Slug name, FrontBlockInput input) {
        var block = new FrontBlock(name, input.title(), false);
        block.update(name, input);
        return block;
    }

    void update(Slug newName, FrontBlockInput input) {
        name = newName.value();
        title = input.title();
        titles = Map.copyOf(requireNonNull(input.titles()));
        besideArticles = requireNonNull(input.besideArticles());
        limit = requireNonNull(input.limit());
    }

    /** Fills the block with the newest articles; null restricts nothing. */
    void fillWith(@Nullable Language lang, @Nullable Section section, @Nullable Tag tag) {
        fill = true;
        fillLang = lang == null ? null : lang.tag();
        fillSection = section;
        fillTag = tag;
    }

    void clearFill() {
        fill = false;
        fillLang = null;
        fillSection = null;
        fillTag = null;
    }

    /** Replaces the pinned articles. */
    public void place(List<Placement> input) {
        if (!placements.equals(input)) {
            placements.clear();
            placements.addAll(input);
        }
    }

    public UUID id() {
        return requireNonNull(id);
    }

    String name() {
        return name;
    }

    public int version() {
        return version;
    }

    FrontBlockEditView view() {
        return new FrontBlockEditView(
                id(),
                name,
                title,
                titles,
                besideArticles,
                limit,
                fill ? fillView() : null,
                placements.stream().map(FrontBlockEditView.Item::of).toList(),
                version);
    }

    private FrontBlockEditView.Fill fillView() {
        return new FrontBlockEditView.Fill(
                fillLang == null ? null : Language.of(fillLang).orElseThrow(),
                fillSection == null ? null : fillSection.slug(),
                fillTag == null ? null : fillTag.slug());
    }

    /** A pinned article, with optional overrides of its title and teaser, and a validity period. */
    @Embeddable
    public record Placement(
            @ManyToOne(fetch = FetchType.LAZY) Article article,
            @Nullable String title,
            @Nullable String teaser,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {

        public Placement(Article article, @Nullable String title, @Nullable String teaser) {
            this(article, title, teaser, null, null);
        }
    }
}
