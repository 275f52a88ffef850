package kz.malim.delivery;

import kz.malim.published.ArticleView;

/**
 * A form an article can leave in besides its own JSON, at the same address. Adding one is one class and one golden file:
 * an {@code @ApplicationScoped} bean of this type.
 */
public interface ArticleFormat {
    /** What {@code ?format=} calls it: lower case, one word. */
    String name();

    /** What {@code Accept} calls it, and what it is sent as. */
    String mediaType();

    /** The whole article with its related stories, photos and authors, in this form. */
    String render(ArticleView article);
}
