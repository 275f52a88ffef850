package kz.malim.database;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Says in one sentence to the person who starts Malim why its database cannot be used and what to do. Quarkus prints
 * the sentence of such an exception without a stack trace, unless a cause hides it.
 */
public class DatabaseUnusable extends ConfigurationException {
    private final String sentence;

    public DatabaseUnusable(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    @SuppressWarnings("this-escape") // into addSuppressed, which nobody overrides
    public DatabaseUnusable(String sentence, Throwable reason) {
        this(sentence);
        addSuppressed(reason);
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
