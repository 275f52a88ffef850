package kz.malim.change;

import java.util.List;

/**
 * One row of the change log.
 *
 * @param tags the names of what it touches; whatever shows one of them is wrong from here on
 */
public record Change(long position, List<String> tags) {}
