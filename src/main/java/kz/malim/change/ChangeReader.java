package kz.malim.change;

/** Somebody who must know of changes, in their order. Called by one thread, and only ever forwards. */
public interface ChangeReader {
    void changed(Change change);

    /** Changes may have been missed for good: forget everything that could be wrong. */
    void lost();
}
