/**
 * What we publish: articles, their revisions, and what can be done to them.
 *
 * <p>An {@link kz.malim.article.Article} is identity (language, slug, lock version); everything a reader sees of it is a
 * {@link kz.malim.article.Revision}. Editing the one and only draft therefore cannot touch what readers see, and
 * publishing is a change of state of one row. Keeping the content on the article with a history table beside it was
 * refused: every query would have to remember which copy it must not show.
 *
 * <p>What is done to an article is an act ({@link kz.malim.article.Publishing}, {@link kz.malim.article.Withdrawing},
 * {@link kz.malim.article.Reviewing}, {@link kz.malim.article.Renaming}), and each begins with
 * {@link kz.malim.article.Transitions}: lock, state, role, section. Asking at the editors' desk was refused after an importer,
 * which does not come by the desk, brought back what had been taken down. Behind the acts stand triggers (V004).
 *
 * <p>Content comes from editors, importers and the demo newsroom alike, and all of it becomes a revision: there
 * {@link kz.malim.article.ContentRules} are asked, so that nobody can save what another way in refuses. Rules in the
 * constructors of what is read were refused: a rule that came later would keep stored articles from being read.
 */
@NullMarked
package kz.malim.article;

import org.jspecify.annotations.NullMarked;
