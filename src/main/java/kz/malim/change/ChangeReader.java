package kz.malim.change;

/** Processes the change log in order. Called by one thread, each position once. */
public interface ChangeReader {
    void changed(Change change);

    /** There is a gap in the log, so changes may have been missed: discards everything that could be stale. */
    void reset();
}
