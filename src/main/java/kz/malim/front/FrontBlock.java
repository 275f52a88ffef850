package kz.malim.front;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.text.Clean;
import kz.malim.text.Slug;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A named, ordered set of placements. */
@Entity
public class FrontBlock {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    private String name;
    private String title;

    /** Whether the block is shown on the pages of articles, and not only on fronts. */
    private boolean besideArticles;

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
        this.title = Clean.line(title);
        this.besideArticles = besideArticles;
    }

    /** Shows these articles, in this order, and no others. */
    public void show(List<Placement> wanted) {
        if (!placements.equals(wanted)) {
            placements.clear();
            placements.addAll(wanted);
        }
    }

    /** An article in a block, with words of its own where the block tells it differently. */
    @Embeddable
    public record Placement(
            @ManyToOne(fetch = FetchType.LAZY) Article article,
            @Nullable String title,
            @Nullable String teaser) {}
}
