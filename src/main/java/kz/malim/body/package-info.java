/**
 * The typed blocks an article's body is made of, and their formats: HTML, Markdown and text.
 *
 * <p>A body is one JSON value, the same when sent, stored and served. A table per kind of block was refused: bodies are
 * read whole, and their order and nesting are data too. Blocks know nothing of articles, so that importers, feeds and the
 * reading side need no editing code.
 */
@NullMarked
package kz.malim.body;

import org.jspecify.annotations.NullMarked;
