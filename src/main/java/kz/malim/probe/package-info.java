/**
 * What an uploaded file is: its type by its bytes, and how long, how large and how many pages, where the file says so.
 *
 * <p>Small readers of our own look at the structure and never decode. Each reads a bounded number of headers, or the whole file
 * once from its start to its end in a buffer, so that no file, however hostile, costs more than its length. A library such as
 * Tika was refused: it is larger than Malim, and guesses where we must know. The name of a file says nothing here, and a
 * length that is not certain is not told.
 */
@NullMarked
package kz.malim.probe;

import org.jspecify.annotations.NullMarked;
