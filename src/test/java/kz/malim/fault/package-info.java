/**
 * Faults done to packaged replicas and to their real PostgreSQL, while clients write and read and keep a ledger of what
 * they were told.
 *
 * <p>Everything stands on loopback. Between replicas and database is a proxy of our own, which needs no rights of the
 * system to lose, delay and cut what passes. {@link kz.malim.fault.Scorecard} does them all and prints the counts;
 * {@link kz.malim.fault.QuickFaultsIT} does a few of them in every build.
 */
@NullMarked
package kz.malim.fault;

import org.jspecify.annotations.NullMarked;
