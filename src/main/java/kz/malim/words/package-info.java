/**
 * Text analysis for search: tokens, their stems, and index terms that are equal however a word is typed.
 *
 * <p>One pipeline analyses texts and queries, in Java and not in the database: no database has a Kazakh stemmer, and
 * another search engine must index the same terms. Each word gets terms of its language: one for its exact spelling and one
 * folded, without Kazakh letters, which Latin spellings and Arabic letters produce too; names have one that all languages
 * share. One space of terms for all languages was refused, since a stem of one is a whole word of another. Hunspell's Kazakh
 * dictionary was refused: it does not know a quarter of the forms that news are written in.
 */
@NullMarked
package kz.malim.words;

import org.jspecify.annotations.NullMarked;
