/**
 * Injects faults into packaged replicas and their real PostgreSQL while clients write and read, and checks the responses and
 * the data afterwards.
 *
 * <p>Everything runs on loopback. The proxy between replicas and database is our own, since it needs no privileges to drop,
 * delay and cut connections. {@link kz.malim.fault.Scorecard} injects all of them and prints the counts;
 * {@link kz.malim.fault.QuickFaultsIT} injects a few of them in every build.
 */
@NullMarked
package kz.malim.fault;

import org.jspecify.annotations.NullMarked;
