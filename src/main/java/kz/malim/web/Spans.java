package kz.malim.web;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;

/** Spans of what a request waits for. Where no request is traced there are none, and they cost a look. */
public final class Spans {
    private Spans() {}

    /** Does the work in a span of its own. */
    public static <T> T within(Tracer tracer, String name, Supplier<T> work) {
        if (!Span.current().getSpanContext().isSampled()) {
            return work.get();
        }
        var span = tracer.spanBuilder(name).startSpan();
        try {
            return Context.current().with(span).wrapSupplier(work).get();
        } catch (RuntimeException | Error e) {
            span.recordException(e).setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }
}
