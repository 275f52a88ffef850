/**
 * Who wrote what. The rows are written by triggers (V008), in the transaction of the write itself: code that has to call a
 * logger forgets to. An event log outside the database was refused, since it could miss what was committed or
 * contain what was not.
 */
@NullMarked
package kz.malim.audit;

import org.jspecify.annotations.NullMarked;
