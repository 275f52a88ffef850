package kz.malim.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that creates something, and that a client may retry when it does not know whether the first attempt
 * arrived: with the same {@code Idempotency-Key} it is executed once, and every retry gets the same response.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /** A string in quotes, as in the draft, or without them, as most clients send it. */
    String PATTERN = "^\"?[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255}\"?$";

    /** The description of the header in the contract. */
    String DESCRIPTION = """
            A unique string for this request, such as a UUID. Retry with the same key when you do not know whether the request \
            arrived: it is executed once, and retries get the same response with `Idempotent-Replayed: true`. Keys are scoped to \
            your API key. The same key with another body or URL is a 422; while the first request is still in progress it is a \
            409 with `Retry-After`. A failed request changes nothing and does not use up its key: you can correct the request and \
            send it with the same key. Keys expire after 24 hours.""";
}
