package kz.malim.change;

import java.time.Instant;
import java.util.List;

/**
 * One row of the change log.
 *
 * @param at when the row was written, shortly before its transaction was committed
 * @param tags what it affects; a response with one of these tags is stale from here on
 * @param forReaders whether readers could notice it; else it is of the caches alone, such as that something was scheduled
 */
public record Change(long position, Instant at, List<String> tags, boolean forReaders) {}
