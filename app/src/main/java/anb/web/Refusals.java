package anb.web;

import anb.problem.Bounds;
import anb.problem.ErrorCode;
import anb.problem.FieldProblem;
import anb.problem.Problem;
import anb.storage.StorageException;
import anb.tickets.TicketId;
import anb.videos.VideoId;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Which refusal of the catalogue an exception stands for. */
final class Refusals {

    private static final String ENOSPC = "No space left on device";
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final Duration A_LITTLE_LONGER = Duration.ofSeconds(10);

    private Refusals() {}

    /** Empty when nobody foresaw the exception: our fault. */
    static Optional<Problem> of(Throwable thrown) {
        if (hasNoRoom(thrown)) {
            return Optional.of(Problem.later(ErrorCode.UNAVAILABLE, A_WHILE));
        }
        return Optional.ofNullable(
                switch (thrown) {
                    case Problem problem -> problem;
                    case MaxUploadSizeExceededException tooLarge -> tooLarge(tooLarge.getMaxUploadSize());
                    case BodyTooLarge tooLarge -> tooLarge.problem();
                    case InvalidParameterException undecodable -> new Problem(ErrorCode.INVALID_REQUEST);
                    case SlowSender slow -> new Problem(ErrorCode.REQUEST_TIMEOUT);
                    case BadRequestException broken -> new Problem(ErrorCode.MALFORMED_BODY);
                    case HttpMessageNotReadableException unreadable -> causeOr(unreadable, ErrorCode.MALFORMED_BODY);
                    case MultipartException broken -> causeOr(broken, ErrorCode.MALFORMED_BODY);
                    case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
                    case TypeMismatchException mismatch ->
                        invalid(String.valueOf(mismatch.getPropertyName()), "invalid", mismatch.getValue());
                    case MissingServletRequestParameterException missing ->
                        invalid(missing.getParameterName(), "required", null);
                    case MissingServletRequestPartException missing ->
                        invalid(missing.getRequestPartName(), "required", null);
                    case HttpRequestMethodNotSupportedException wrong ->
                        new Problem(
                                ErrorCode.METHOD_NOT_ALLOWED,
                                listed(wrong.getSupportedHttpMethods()),
                                Bounds.repeated(wrong.getMethod()));
                    case HttpMediaTypeNotSupportedException wrong ->
                        new Problem(
                                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                                listed(wrong.getSupportedMediaTypes()),
                                withoutParameters(wrong.getContentType()));
                    case HttpMediaTypeNotAcceptableException wrong ->
                        new Problem(ErrorCode.NOT_ACCEPTABLE, listed(wrong.getSupportedMediaTypes()));
                    case NoResourceFoundException missing -> new Problem(ErrorCode.NOT_FOUND);
                    case AccessDeniedException refused -> new Problem(ErrorCode.FORBIDDEN);
                    case AuthenticationException refused -> causeOr(refused, ErrorCode.UNAUTHORIZED);
                    case DataAccessResourceFailureException away -> Problem.later(ErrorCode.UNAVAILABLE, A_WHILE);
                    case TransientDataAccessException away -> Problem.later(ErrorCode.UNAVAILABLE, A_WHILE);
                    case RecoverableDataAccessException away -> Problem.later(ErrorCode.UNAVAILABLE, A_WHILE);
                    case StorageException away -> Problem.later(ErrorCode.STORAGE_UNAVAILABLE, A_LITTLE_LONGER);
                    case CannotCreateTransactionException away -> Problem.later(ErrorCode.UNAVAILABLE, A_WHILE);
                    case ErrorResponse standard -> of(standard.getStatusCode().value());
                    default -> null;
                });
    }

    /** A full disk is nobody's mistake: another node may have room, and this one soon. */
    private static boolean hasNoRoom(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains(ENOSPC)) {
                return true;
            }
        }
        return false;
    }

    /** The refusal a bare status stands for, as filters and the container send it. */
    static Problem of(int status) {
        return new Problem(
                switch (status) {
                    case 401 -> ErrorCode.UNAUTHORIZED;
                    case 403 -> ErrorCode.FORBIDDEN;
                    case 404 -> ErrorCode.NOT_FOUND;
                    case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
                    case 406 -> ErrorCode.NOT_ACCEPTABLE;
                    case 408 -> ErrorCode.REQUEST_TIMEOUT;
                    case 413 -> ErrorCode.CONTENT_TOO_LARGE;
                    case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
                    case 501, 505 -> ErrorCode.INVALID_REQUEST; // an encoding or a version of HTTP that nobody speaks
                    case 503 -> ErrorCode.UNAVAILABLE;
                    default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL_ERROR;
                });
    }

    private static Problem causeOr(Throwable thrown, ErrorCode otherwise) {
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            var known = of(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new Problem(otherwise);
    }

    /** An id in the path that is no id names nothing; a parameter of the wrong type is the caller's mistake. */
    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        var parameter = mismatch.getParameter();
        var type = parameter.getParameterType();
        if (!parameter.hasParameterAnnotation(PathVariable.class)) {
            return type == Integer.class || type == Long.class
                    ? wrongNumber(mismatch.getName(), mismatch.getValue())
                    : invalid(mismatch.getName(), "invalid", mismatch.getValue());
        }
        if (type == VideoId.class) {
            return new Problem(ErrorCode.VIDEO_NOT_FOUND);
        }
        return new Problem(type == TicketId.class ? ErrorCode.UPLOAD_NOT_FOUND : ErrorCode.NOT_FOUND);
    }

    /** A number that its type cannot hold is out of every range; which one was asked for is not known here. */
    private static Problem wrongNumber(String field, @Nullable Object sent) {
        return Numbers.isOne(String.valueOf(sent))
                ? Problem.invalid(List.of(new FieldProblem(
                        field, "out_of_range", "field.out_of_every_range", List.of(Bounds.repeated(sent)))))
                : invalid(field, "not_a_number", sent);
    }

    private static Problem tooLarge(long limitBytes) {
        return limitBytes > 0
                ? new Problem(
                        ErrorCode.FILE_TOO_LARGE,
                        "",
                        DataSize.ofBytes(limitBytes).toMegabytes())
                : new Problem(ErrorCode.FILE_TOO_LARGE);
    }

    private static Problem invalid(String field, String code, @Nullable Object sent) {
        return Problem.invalid(List.of(new FieldProblem(field, code, Bounds.repeated(sent))));
    }

    private static String withoutParameters(@Nullable MediaType type) {
        return type == null ? "" : Bounds.repeated(type.getType() + "/" + type.getSubtype());
    }

    private static String listed(@Nullable Collection<?> values) {
        return values == null
                ? ""
                : values.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}
