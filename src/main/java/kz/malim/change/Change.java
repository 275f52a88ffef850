package kz.malim.change;

import java.time.Instant;
import java.util.List;

/**
 * One row of the change log.
 *
 * @param at when it was written down, a moment before its transaction was committed
 * @param tags the names of what it touches; whatever shows one of them is wrong from here on
 */
public record Change(long position, Instant at, List<String> tags) {}
