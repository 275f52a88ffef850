/**
 * What a text's words are to somebody who searches: tokens, their stems, and keys that are the same however a word is
 * typed.
 *
 * <p>One pipeline serves what is indexed and what is asked, in Java and not in the database: no database has a Kazakh
 * stemmer, and another search engine must index the same keys. Each word gets one key for its exact spelling and one
 * folded key without Kazakh letters, to which Latin spellings, Arabic letters and Russian names of Kazakh things lead
 * too. Hunspell's Kazakh dictionary was refused: it does not know a quarter of the forms that news are written in.
 */
@NullMarked
package kz.malim.words;

import org.jspecify.annotations.NullMarked;
