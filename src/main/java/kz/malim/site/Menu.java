package kz.malim.site;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.management.NamedRepository.Named;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Tag;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A named menu of a site, with a tree of items for each of its languages. */
@Entity
public class Menu implements Named {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Column(columnDefinition = "slug")
    private String name;

    /** All trees, one after the other; in each an item stands before those below it. */
    @ElementCollection
    @CollectionTable(name = "menu_item", joinColumns = @JoinColumn(name = "menu_id"))
    @OrderColumn(name = "position")
    private List<Item> items = new ArrayList<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Menu() {}

    Menu(Slug name) {
        this.name = name.value();
    }

    /** Replaces the items. */
    void arrange(List<Item> input) {
        if (!items.equals(input)) {
            items.clear();
            items.addAll(input);
        }
    }

    String name() {
        return name;
    }

    @Override
    public MenuEditView view() {
        var languages = items.stream().map(Item::lang).distinct().toList();
        return new MenuEditView(
                requireNonNull(id),
                name,
                languages.stream()
                        .map(lang -> new MenuInput.Tree(Language.of(lang).orElseThrow(), below(null, lang)))
                        .toList(),
                version);
    }

    private List<MenuInput.Item> below(@Nullable Integer parent, String lang) {
        var below = new ArrayList<MenuInput.Item>();
        for (int position = 0; position < items.size(); position++) {
            var item = items.get(position);
            if (item.lang.equals(lang) && Objects.equals(item.parent, parent)) {
                below.add(item.view(below(position, lang)));
            }
        }
        return below;
    }

    /**
     * An item: it leads to exactly one of section, tag, article and URL.
     *
     * @param parent the position of the item that it is below; null at the top
     * @param title null for the name of what it leads to
     */
    @Embeddable
    public record Item(
            @Column(columnDefinition = "language") String lang,
            @Nullable Integer parent,
            @Nullable String title,
            @ManyToOne(fetch = FetchType.LAZY) @Nullable Section section,
            @ManyToOne(fetch = FetchType.LAZY) @Nullable Tag tag,
            @ManyToOne(fetch = FetchType.LAZY) @Nullable Article article,
            @Nullable String url) {

        private MenuInput.Item view(List<MenuInput.Item> below) {
            return new MenuInput.Item(
                    Optional.ofNullable(section).map(it -> new Slug(it.slug())).orElse(null),
                    Optional.ofNullable(tag).map(it -> new Slug(it.slug())).orElse(null),
                    article == null ? null : article.id(),
                    url,
                    title,
                    below.isEmpty() ? null : below);
        }
    }
}
