package kz.malim.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Writes the contract as YAML that readers of 1.1 and of 1.2 take for the same. Plain {@code 16:9} is the number 969 to the
 * former, a plain date a timestamp, {@code no} is false and {@code 200} no key of JSON.
 */
final class ContractYaml {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .stringQuotingChecker(new Ambiguous())
            .build());

    private ContractYaml() {}

    static byte[] of(JsonNode contract) throws IOException {
        return YAML.writeValueAsBytes(contract);
    }

    /** Whether some reader takes the text for something else. */
    private static final class Ambiguous extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1;

        /** Numbers in all their forms, times and dates begin with a digit, a sign or a dot, and so do {@code <<} and {@code =}. */
        private static final Pattern NO_PLAIN_TEXT =
                Pattern.compile("(?s)[-+.0-9<=~].*|.*[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}].*");

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || NO_PLAIN_TEXT.matcher(name).matches();
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || NO_PLAIN_TEXT.matcher(value).matches();
        }
    }
}
