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
import kz.malim.web.PathItems.PathItem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every exception to {@code application/problem+json}: Malim's own, the framework's, and unexpected ones. */
public class ProblemMappers {
    public static final String PROBLEM_JSON = "application/problem+json";

    /** Seconds; a database that restarts is back in about two. */
    static final String RETRY_SOON = "3";

    /** Seconds; maintenance takes minutes. */
    private static final String RETRY_LATER = "60";

    /** Seconds; the request in progress takes less. */
    private static final String RETRY_NOW = "1";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final PathItems paths;

    ProblemMappers(PathItems paths) {
        this.paths = paths;
    }

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo address) {
        var response = respond(problem);
        if (problem.type() == ProblemType.UNSUPPORTED_MEDIA_TYPE) {
            paths.at(address.getPath())
                    .flatMap(PathItem::acceptPatch)
                    .ifPresent(types -> response.header("Accept-Patch", types));
        }
        return response.build();
    }

    private static Response.ResponseBuilder respond(Problem problem) {
        var response = response(problem.view());
        if (problem.type().status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(
                    HttpHeaders.RETRY_AFTER, problem.type() == ProblemType.READ_ONLY ? RETRY_LATER : RETRY_SOON);
        } else if (problem.type() == ProblemType.REQUEST_IN_PROGRESS) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_NOW);
        } else if (problem.view().members().get("size") instanceof Long size) {
            response.header(
                    "Content-Range", "bytes */" + size); // of a range that the file does not have (RFC 9110, 15.5.17)
        }
        return response;
    }

    @ServerExceptionMapper
    public Response webApplication(WebApplicationException failure, UriInfo address) {
        if (failure.getCause() instanceof Problem problem) {
            return problem(problem, address);
        }
        if (failure.getCause() instanceof JsonProcessingException malformed) {
            return malformedJson(malformed);
        }
        var original = failure.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        if (original.getStatus() >= 500) {
            return unexpected(failure);
        }
        var type = ProblemType.ofStatus(original.getStatus());
        return problem(new Problem(type, type.remedy()), address);
    }

    @ServerExceptionMapper
    public Response malformedJson(JsonProcessingException failure) {
        var violation = JsonErrorTranslator.malformed(failure);
        return response(ProblemView.of(
                        ProblemType.MALFORMED_REQUEST,
                        "The JSON is malformed. " + violation.detail(),
                        List.of(violation)))
                .build();
    }

    /** More specific than the framework's own mapper, which would send a 400 with an empty body. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException failure) {
        return malformedJson(failure);
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
        return respond(problemOf(failure)).build();
    }

    /** The body could not be read. If it was too large, Quarkus has responded already, and a second response would fail. */
    @ServerExceptionMapper
    public Response ioFailure(IOException failure) {
        if ("Request too large".equals(failure.getMessage())) {
            return Response.status(ProblemType.CONTENT_TOO_LARGE.status()).build();
        }
        return isClientDisconnected(failure)
                ? Response.status(ProblemType.MALFORMED_REQUEST.status()).build() // nobody will receive it
                : unexpected(failure);
    }

    private static boolean isClientDisconnected(IOException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(HttpClosedException.class::isInstance);
    }

    @ServerExceptionMapper
    public Response optimisticLock(OptimisticLockException failure) {
        return unexpected(failure);
    }

    @ServerExceptionMapper
    public Response database(PersistenceException failure) {
        return unexpected(failure);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        var problem = problemOf(failure);
        var response = response(problem.view());
        if (problem.type() == ProblemType.UNAVAILABLE || problem.type() == ProblemType.TIMEOUT) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SOON);
        } else if (problem.type() == ProblemType.CONFLICT) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_NOW);
        }
        return response.build();
    }

    /** The problem that a client sees of an exception: nothing internal, only the id under which it was logged. */
    public static Problem problemOf(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof ForbiddenException) {
            return new Problem(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.remedy());
        }
        if (DatabaseFailure.isForbidden(failure)) {
            return new Problem(ProblemType.FORBIDDEN, "This key is restricted to another section.");
        }
        if (failure instanceof OptimisticLockException || DatabaseFailure.isConflict(failure)) {
            return conflict(failure);
        }
        if (DatabaseFailure.isTimeout(failure)) {
            LOG.warnf("MALIM-2014 Database timeout: cause=%s", failure.getMessage());
            return new Problem(ProblemType.TIMEOUT, ProblemType.TIMEOUT.remedy());
        }
        if (DatabaseFailure.isUnavailable(failure)) {
            LOG.warnf("MALIM-2015 Database unavailable: cause=%s", failure.getMessage());
            return new Problem(ProblemType.UNAVAILABLE, ProblemType.UNAVAILABLE.remedy());
        }
        if (DatabaseFailure.violatesCheck(failure)) {
            LOG.warnf(
                    "MALIM-2016 Content refused by the database only: constraint=%s",
                    DatabaseFailure.constraint(failure));
            return new Problem(
                    ProblemType.INVALID_CONTENT,
                    "A value is outside its limits: " + DatabaseFailure.constraint(failure) + ".");
        }
        if (DiskFullDetector.isCauseOf(failure)) {
            LOG.warnf("MALIM-3003 Disk full: cause=%s", failure);
            return new Problem(ProblemType.STORAGE_FULL, ProblemType.STORAGE_FULL.remedy());
        }
        if (MultipartErrorDetector.isCauseOf(failure)) {
            return new Problem(ProblemType.MALFORMED_REQUEST, "The form is malformed or incomplete.");
        }
        var id = UUID.randomUUID();
        LOG.errorf(failure, "MALIM-3002 Internal server error: id=%s", id);
        return new Problem(ProblemType.INTERNAL_ERROR, "Logged with id " + id + ".");
    }

    private static Problem conflict(Throwable failure) {
        if (DatabaseFailure.isSlugTaken(failure)) {
            return new Problem(ProblemType.SLUG_TAKEN, ProblemType.SLUG_TAKEN.remedy());
        }
        if (DatabaseFailure.isFileTaken(failure)) {
            return new Problem(ProblemType.FILE_TAKEN, "Another photo or media item has this file.");
        }
        if (DatabaseFailure.isTranslated(failure)) {
            return new Problem(ProblemType.CONFLICT, "There already is a translation in this language.");
        }
        if (DatabaseFailure.violatesForeignKey(failure)) {
            return new Problem(ProblemType.CONFLICT, "Something that it refers to was deleted by another request.");
        }
        return new Problem(ProblemType.CONFLICT, ProblemType.CONFLICT.remedy());
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
