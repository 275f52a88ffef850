package kz.malim.backup;

/** Says in a sentence or two to the operator why there is no backup, or nothing was restored. */
final class BackupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFailure(String sentence) {
        super(sentence);
    }
}
