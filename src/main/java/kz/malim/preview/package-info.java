/**
 * What is not public yet, or not any more, as readers would see it. A preview is a publication that is rolled back: within
 * one transaction the draft is shown (V012), the reading side's own questions are asked on that transaction, and all of it
 * is undone. So {@code delivery} still cannot name a draft, and a preview shows exactly what publication would show. A
 * second set of views that see drafts was refused: it would have to be kept equal to the first for ever.
 */
@NullMarked
package kz.malim.preview;

import org.jspecify.annotations.NullMarked;
