/**
 * What the resources under {@code /management} share: versions with their ETags and preconditions, pages of lists, merge
 * patches, repositories of what has a version and a slug.
 *
 * <p>Helpers that a resource calls, and no resource to extend: a base class for four resources of one shape was refused,
 * since each of them has an operation that the others have not.
 */
@NullMarked
package kz.malim.management;

import org.jspecify.annotations.NullMarked;
