/**
 * How fast Malim is beside what the machine can do, measured in one run: the packaged program against a bare server that
 * sends the same bytes. Figures of two machines, or of two days, compare nothing; the ratios of one run do.
 *
 * <p>Read {@link kz.malim.bench.Benchmark} first, then the sections in its order.
 */
@NullMarked
package kz.malim.bench;

import org.jspecify.annotations.NullMarked;
