package kz.malim.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.database.DatabaseFailure;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends every failure as {@code application/problem+json}: ours, the framework's, and those nobody foresaw. */
public class ProblemMappers {
    public static final String PROBLEM_JSON = "application/problem+json";

    /** Seconds; a database that restarts is back in about two. */
    static final String RETRY_SOON = "3";

    /** Seconds; what is being done is done in less, and its answer is there then. */
    private static final String RETRY_AT_ONCE = "1";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final AllowedMethods allowedMethods;

    ProblemMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        var answer = response(problem.view());
        if (problem.type().status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SOON);
        } else if (problem.type() == ProblemType.REQUEST_IN_PROGRESS) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AT_ONCE);
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response standard(WebApplicationException failure, UriInfo address) {
        if (failure.getCause() instanceof Problem problem) {
            return problem(problem);
        }
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        var original = failure.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        if (original.getStatus() >= 500) {
            return unforeseen(failure);
        }
        var type = ProblemType.ofStatus(original.getStatus());
        var answer = response(ProblemView.of(type, type.remedy(), List.of()));
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            allowedMethods.at(address.getPath()).ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException failure) {
        var misread = JsonErrorTranslator.unparsed(failure);
        return response(ProblemView.of(
                        ProblemType.MALFORMED_REQUEST,
                        "The JSON cannot be read. " + misread.detail(),
                        List.of(misread)))
                .build();
    }

    /** More special than the framework's own mapper, which would answer 400 with an empty body. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException failure) {
        return unreadable(failure);
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException failure) {
        return authenticationRequired();
    }

    @ServerExceptionMapper
    public Response authenticationFailed(AuthenticationFailedException failure) {
        return authenticationRequired();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return problem(problemOf(failure));
    }

    /** A body without a length turned out too large. The server below has said so already; more would fail. */
    @ServerExceptionMapper
    public Response cutOff(IOException failure) {
        if ("Request too large".equals(failure.getMessage())) {
            return Response.status(ProblemType.CONTENT_TOO_LARGE.status()).build();
        }
        return isClientGone(failure)
                ? Response.status(ProblemType.MALFORMED_REQUEST.status()).build() // nobody is there to read it
                : unforeseen(failure);
    }

    private static boolean isClientGone(IOException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(HttpClosedException.class::isInstance);
    }

    /** Two acts at once, of which the other was done first. */
    @ServerExceptionMapper
    public Response overtaken(OptimisticLockException failure) {
        return problem(problemOf(failure));
    }

    @ServerExceptionMapper
    public Response database(PersistenceException failure) {
        return unforeseen(failure);
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable failure) {
        var problem = problemOf(failure);
        var answer = response(problem.view());
        if (problem.type() == ProblemType.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SOON);
        }
        return answer.build();
    }

    /** What a failure of ours is to a client, who shall know no more of it than whom to ask. */
    public static Problem problemOf(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (DatabaseFailure.isAway(failure)) {
            LOG.warnf("Database away: %s", failure.getMessage());
            return new Problem(ProblemType.UNAVAILABLE, ProblemType.UNAVAILABLE.remedy());
        }
        if (failure instanceof ForbiddenException || DatabaseFailure.isRefusal(failure)) {
            return new Problem(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.remedy());
        }
        if (DatabaseFailure.isAddressTaken(failure)) {
            return new Problem(ProblemType.SLUG_TAKEN, ProblemType.SLUG_TAKEN.remedy());
        }
        if (DatabaseFailure.isInUse(failure)) {
            return new Problem(ProblemType.CONFLICT, "Something else still refers to it.");
        }
        if (failure instanceof OptimisticLockException || DatabaseFailure.isConflict(failure)) {
            return new Problem(ProblemType.CONFLICT, ProblemType.CONFLICT.remedy());
        }
        if (DiskFullDetector.isReasonOf(failure)) {
            LOG.warnf("A disk is full: %s", failure);
            return new Problem(ProblemType.STORAGE_FULL, ProblemType.STORAGE_FULL.remedy());
        }
        var id = UUID.randomUUID();
        LOG.errorf(failure, "Unforeseen failure %s", id);
        return new Problem(ProblemType.INTERNAL_ERROR, "The log knows more under " + id + ".");
    }

    private static Response authenticationRequired() {
        var type = ProblemType.AUTHENTICATION_REQUIRED;
        return response(ProblemView.of(type, type.remedy(), List.of()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"malim\"")
                .build();
    }

    private static Response.ResponseBuilder response(ProblemView view) {
        return Response.status(view.status())
                .type(PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view);
    }
}
