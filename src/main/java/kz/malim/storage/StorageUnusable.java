package kz.malim.storage;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Says in one sentence to the person who starts Malim why files cannot be stored as configured. Quarkus prints it and exits. */
final class StorageUnusable extends ConfigurationException {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    StorageUnusable(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
