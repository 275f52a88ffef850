/**
 * What one line of a news page is, judged by itself: a date, a byline, a photo credit, a quote, a list item, chrome.
 *
 * <p>Here are the words and the regular expressions of Kazakh, Russian and English pages, as pure functions of a string;
 * {@code pagetext} puts the lines of a page together and knows no language.
 */
@NullMarked
package kz.malim.pageline;

import org.jspecify.annotations.NullMarked;
