package kz.malim.storage;

import java.io.IOException;
import kz.malim.web.DiskFullDetector;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The store did not do what it was asked; nothing was half done. */
public class StorageFailure extends Problem {
    private static final long serialVersionUID = 1L;

    StorageFailure(IOException cause) {
        this(DiskFullDetector.isCauseOf(cause) ? ProblemType.STORAGE_FULL : ProblemType.STORAGE_UNAVAILABLE, cause);
    }

    private StorageFailure(ProblemType type, IOException cause) {
        super(type, type.remedy());
        initCause(cause);
    }
}
