/** Tests of the command {@code doctor}. */
@NullMarked
package kz.malim.doctor;

import org.jspecify.annotations.NullMarked;
