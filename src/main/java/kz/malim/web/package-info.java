/**
 * What every endpoint shares: the gate requests pass before anything reads them, the problems they can meet, and the
 * shape of lists.
 *
 * <p>Every failure is a constant of {@link kz.malim.web.ProblemType} and leaves as {@code application/problem+json} (RFC
 * 9457), also those that the server below would answer with an empty body. A library of ready-made problem mappers was
 * refused: its types and codes would be ours in name only, and it lets several failures through without a body.
 */
@NullMarked
package kz.malim.web;

import org.jspecify.annotations.NullMarked;
