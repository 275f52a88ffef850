package kz.malim.storage;

import java.io.IOException;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The store did not do what it was asked; nothing was half done. */
public class StorageFailure extends Problem {
    private static final long serialVersionUID = 1L;

    StorageFailure(IOException cause) {
        super(isFull(cause) ? ProblemType.STORAGE_FULL : ProblemType.STORAGE_UNAVAILABLE, remedy(cause));
        initCause(cause);
    }

    private static String remedy(IOException cause) {
        return (isFull(cause) ? ProblemType.STORAGE_FULL : ProblemType.STORAGE_UNAVAILABLE).remedy();
    }

    /** Every system says it in these words or in those of its quotas. */
    private static boolean isFull(IOException cause) {
        var said = String.valueOf(cause.getMessage());
        return said.contains("No space left") || said.contains("quota exceeded") || said.contains("not enough space");
    }
}
