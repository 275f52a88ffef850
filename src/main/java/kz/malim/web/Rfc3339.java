package kz.malim.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Times as RFC 3339 has them. */
public final class Rfc3339 {
    private Rfc3339() {}

    /**
     * A time at the offset of a zone. RFC 3339 has no seconds in offsets. Those of local mean time, before there were time
     * zones, are rounded up, so that the beginning of a day is in the same day; the instant stays the same.
     */
    public static OffsetDateTime at(Instant instant, ZoneId zone) {
        int seconds = zone.getRules().getOffset(instant).getTotalSeconds();
        return instant.atOffset(ZoneOffset.ofTotalSeconds(Math.ceilDiv(seconds, 60) * 60));
    }
}
