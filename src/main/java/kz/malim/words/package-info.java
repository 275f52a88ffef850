/**
 * Text analysis for search: tokens, their stems, and index terms that are equal however a word is typed.
 *
 * <p>One pipeline analyses texts and queries, in Java and not in the database: no database has a Kazakh stemmer, and
 * another search engine must index the same terms. Each word gets one term for its exact spelling and one folded term
 * without Kazakh letters, which Latin spellings, Arabic letters and Russian names of Kazakh things produce too. Hunspell's Kazakh dictionary was refused: it does not know a quarter of the forms that news are written in.
 */
@NullMarked
package kz.malim.words;

import org.jspecify.annotations.NullMarked;
