package kz.malim.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.malim.text.Slug;

/** The articles of the newsroom, published or not. */
@ApplicationScoped
public class Articles implements PanacheRepositoryBase<Article, UUID> {

    public Optional<Article> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional();
    }

    /** A slug for this title that no article has yet: numbered from 2 on, or the id where a title gives no slug. */
    public Slug freeSlug(String title, UUID id) {
        return Slug.of(title)
                .map(first -> IntStream.iterate(1, n -> n + 1)
                        .mapToObj(n -> n == 1 ? first : first.numbered(n))
                        .filter(slug -> count("slug", slug.value()) == 0)
                        .findFirst()
                        .orElseThrow())
                .orElseGet(() -> new Slug(id.toString()));
    }
}
