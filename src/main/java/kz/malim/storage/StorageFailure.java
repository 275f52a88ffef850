package kz.malim.storage;

import java.io.IOException;
import kz.malim.web.DiskFullDetector;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** A failed storage operation, which has left nothing half done. {@link MonitoredStore} logs it. */
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
