package kz.malim.front;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.management.NamedRepository.Named;
import kz.malim.text.Slug;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A front of the site: blocks in their order. */
@Entity
public class FrontPage implements Named {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Column(columnDefinition = "slug")
    private String name;

    @ManyToMany
    @JoinTable(
            name = "front_page_block",
            joinColumns = @JoinColumn(name = "page_id"),
            inverseJoinColumns = @JoinColumn(name = "block_id"))
    @OrderColumn(name = "position")
    private List<FrontBlock> blocks = new ArrayList<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected FrontPage() {}

    FrontPage(Slug name) {
        this.name = name.value();
    }

    /** Replaces the blocks. */
    void arrange(List<FrontBlock> input) {
        if (!blocks.equals(input)) {
            blocks.clear();
            blocks.addAll(input);
        }
    }

    @Override
    public FrontPageEditView view() {
        return new FrontPageEditView(
                requireNonNull(id), name, blocks.stream().map(FrontBlock::name).toList(), version);
    }
}
