/**
 * Articles, their revisions, and the acts on them.
 *
 * <p>An {@link kz.malim.article.Article} is identity (language, slug, lock version); everything a reader sees of it is a
 * {@link kz.malim.article.Revision}. Editing the one and only draft therefore cannot touch what readers see, and
 * publishing is a change of state of one row. Content on the article with a separate history table was refused: every query
 * would have to exclude the copies that are not public.
 *
 * <p>Every change of an article is an act ({@link kz.malim.article.Publishing}, {@link kz.malim.article.Withdrawing},
 * {@link kz.malim.article.Reviewing}, {@link kz.malim.article.Renaming}), and each starts with
 * {@link kz.malim.article.Transitions}: lock, state, role, section. Checks in the editors' endpoints were refused after an
 * importer, which does not use them, republished what had been taken down. Triggers back the acts (V004, V012).
 *
 * <p>Content from editors, importers and the demo newsroom is validated ({@link kz.malim.article.ContentRules}) where it
 * becomes a revision, so that no caller can save what another may not. Validation in the constructors of content was refused:
 * a newer rule would make stored articles unreadable.
 */
@NullMarked
package kz.malim.article;

import org.jspecify.annotations.NullMarked;
