package kz.malim.delivery;

import kz.malim.published.ArticleView;

/**
 * A further representation of an article besides Malim's JSON, at the same address. Adding one is one class and one golden file:
 * an {@code @ApplicationScoped} bean of this type.
 */
public interface ArticleFormat {
    /** Its name in {@code ?format=}: lower case, one word. */
    String name();

    /** Its media type, for {@code Accept} and {@code Content-Type}. */
    String mediaType();

    /** The whole article with its related stories, photos and authors, in this format. */
    String render(ArticleView article);
}
