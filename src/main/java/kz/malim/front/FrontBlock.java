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
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.text.CleanText;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Tag;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A named, ordered set of placements. */
@Entity
public class FrontBlock {
    private static final int USUAL_LIMIT = 20;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    private String name;
    private String title;

    /** Whether the block is shown on the pages of articles, and not only on fronts. */
    private boolean besideArticles;

    /** How many stories it shows at most. */
    @Column(name = "item_limit")
    private int limit = USUAL_LIMIT;

    /** Whether the newest articles fill it up behind the pinned ones; which, the next three narrow. */
    private boolean fill;

    private @Nullable String fillLang;

    @ManyToOne
    private @Nullable Section fillSection;

    @ManyToOne
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

    static FrontBlock of(FrontBlockInput wanted) {
        var block = new FrontBlock(wanted.address(), wanted.title(), false);
        block.becomes(wanted);
        return block;
    }

    void becomes(FrontBlockInput wanted) {
        name = wanted.address().value();
        title = wanted.title();
        besideArticles = requireNonNull(wanted.besideArticles());
        limit = requireNonNull(wanted.limit());
    }

    /** Fills itself up with the newest articles of these; of all, where they are null. */
    void fillsWith(@Nullable Language lang, @Nullable Section section, @Nullable Tag tag) {
        fill = true;
        fillLang = lang == null ? null : lang.tag();
        fillSection = section;
        fillTag = tag;
    }

    void fillsWithNothing() {
        fill = false;
        fillLang = null;
        fillSection = null;
        fillTag = null;
    }

    /** Shows these articles, in this order, and no others. */
    public void show(List<Placement> wanted) {
        if (!placements.equals(wanted)) {
            placements.clear();
            placements.addAll(wanted);
        }
    }

    public UUID id() {
        return requireNonNull(id);
    }

    public int version() {
        return version;
    }

    FrontBlockEditView view() {
        return new FrontBlockEditView(
                id(),
                name,
                title,
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

    /** An article in a block, with words of its own where the block tells it differently, for as long as it is to stand there. */
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
