package kz.malim.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import kz.malim.article.Article;
import kz.malim.front.FrontBlock;
import kz.malim.front.FrontBlocks;
import kz.malim.text.Slug;

/** Fills the front blocks that a page shows; a block that an editor has created or changed is left alone. */
@ApplicationScoped
class BlockImport {
    private final FrontBlocks blocks;
    private final EntityManager database;

    BlockImport(FrontBlocks blocks, EntityManager database) {
        this.blocks = blocks;
        this.database = database;
    }

    /** "MalimBlocks" is two words in a URL: malim-blocks. */
    static Optional<Slug> nameOf(String title) {
        return Slug.of(title.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " "));
    }

    /** False when an editor has changed the block since the last import. */
    boolean fill(Slug name, String title, List<Article> stories) {
        var existing = blocks.named(name);
        if (existing.isPresent() && !isUnchangedSinceImport(existing.get())) {
            return false;
        }
        var block = existing.orElseGet(() -> {
            var created = new FrontBlock(name, title, true);
            blocks.persist(created);
            return created;
        });
        block.place(stories.stream()
                .map(article -> new FrontBlock.Placement(article, null, null))
                .toList());
        blocks.flush();
        database.createNativeQuery("""
                        insert into import_block (block_id, version) values (?1, ?2)
                        on conflict (block_id) do update set version = excluded.version
                        """)
                .setParameter(1, block.id())
                .setParameter(2, block.version())
                .executeUpdate();
        return true;
    }

    private boolean isUnchangedSinceImport(FrontBlock block) {
        return !database.createNativeQuery(
                        "select 1 from import_block where block_id = ?1 and version = ?2", Integer.class)
                .setParameter(1, block.id())
                .setParameter(2, block.version())
                .getResultList()
                .isEmpty();
    }
}
