package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a recording came to be: the terms of the IPTC NewsCodes scheme. */
@Schema(description = "IPTC Digital Source Type: how it came to be. https://cv.iptc.org/newscodes/digitalsourcetype/")
public enum DigitalSourceType {
    DIGITAL_CAPTURE("digitalCapture"),
    COMPUTATIONAL_CAPTURE("computationalCapture"),
    NEGATIVE_FILM("negativeFilm"),
    POSITIVE_FILM("positiveFilm"),
    PRINT("print"),
    HUMAN_EDITS("humanEdits"),
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
    ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced"),
    DIGITAL_CREATION("digitalCreation"),
    DATA_DRIVEN_MEDIA("dataDrivenMedia"),
    TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia"),
    ALGORITHMIC_MEDIA("algorithmicMedia"),
    SCREEN_CAPTURE("screenCapture"),
    VIRTUAL_RECORDING("virtualRecording"),
    COMPOSITE("composite"),
    COMPOSITE_CAPTURE("compositeCapture"),
    COMPOSITE_SYNTHETIC("compositeSynthetic");

    private static final String SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String term;

    DigitalSourceType(String term) {
        this.term = term;
    }

    @JsonValue
    public String term() {
        return term;
    }

    /** The IRI of the term. */
    public String uri() {
        return SCHEME + term;
    }

    @JsonCreator
    public static DigitalSourceType of(String term) {
        return Arrays.stream(values())
                .filter(type -> type.term.equals(term))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(term));
    }
}
