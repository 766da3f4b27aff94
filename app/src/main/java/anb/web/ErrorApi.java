package anb.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what failed outside the endpoints: in filters, in security, in itself. */
@Controller
class ErrorApi implements ErrorController {

    private final ErrorAdvice advice;
    private final ProblemAnswers answers;

    ErrorApi(ErrorAdvice advice, ProblemAnswers answers) {
        this.advice = advice;
        this.answers = answers;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception thrown) {
            advice.answer(thrown, request, response);
        } else {
            var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
            answers.write(request, response, Refusals.of(status));
        }
    }
}
