/**
 * The command {@code doctor}: looks at everything that Malim needs, and says in a line each how to mend what is wrong.
 *
 * <p>It runs without the server, since it is most needed when that does not start; so it has neither pools nor beans, and asks
 * with the same statements as the start does (database, storage). It changes nothing: an endpoint that reports the same was
 * refused, because health already says what a running Malim lacks.
 */
@NullMarked
package kz.malim.doctor;

import org.jspecify.annotations.NullMarked;
