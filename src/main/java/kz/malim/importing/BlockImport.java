package kz.malim.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import kz.malim.article.Article;
import kz.malim.front.FrontBlock;
import kz.malim.front.FrontBlocks;
import kz.malim.text.Slug;

/** Puts stories into the front blocks of a page; a block that somebody has made or changed stays theirs. */
@ApplicationScoped
class BlockImport {
    private final FrontBlocks blocks;
    private final EntityManager database;

    BlockImport(FrontBlocks blocks, EntityManager database) {
        this.blocks = blocks;
        this.database = database;
    }

    /** "MalimBlocks" is two words in an address: malim-blocks. */
    static Optional<Slug> nameOf(String title) {
        return Slug.of(title.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " "));
    }

    /** Whether it was done. */
    boolean show(Slug name, String title, List<Article> stories) {
        var known = blocks.named(name);
        if (known.isPresent() && !isAsLeft(known.get())) {
            return false;
        }
        var block = known.orElseGet(() -> {
            var made = new FrontBlock(name, title, true);
            blocks.persist(made);
            return made;
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

    private boolean isAsLeft(FrontBlock block) {
        return !database.createNativeQuery(
                        "select 1 from import_block where block_id = ?1 and version = ?2", Integer.class)
                .setParameter(1, block.id())
                .setParameter(2, block.version())
                .getResultList()
                .isEmpty();
    }
}
