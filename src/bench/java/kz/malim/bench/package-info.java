/**
 * How fast Malim is compared with what the machine can do, measured in one run: the packaged program against a bare server that
 * sends the same bytes. Figures of two machines or two days are not comparable; the ratios of one run are.
 *
 * <p>Read {@link kz.malim.bench.Benchmark} first, then the sections in its order.
 */
@NullMarked
package kz.malim.bench;

import org.jspecify.annotations.NullMarked;
