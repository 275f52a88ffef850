package kz.malim.pageline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A date as the page gives it: with a time of day only where the page has one. */
public record PageDate(LocalDate day, @Nullable LocalDateTime time) {}
