package anb.site;

import anb.accounts.AccountId;
import anb.accounts.Sessions;
import anb.limits.Network;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import anb.site.AccountForms.Way;
import anb.videos.VideoId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets somebody in, and casts the vote they had come for. */
@Component
class Arrival {

    private final Sessions sessions;
    private final Ballots ballots;

    Arrival(Sessions sessions, Ballots ballots) {
        this.sessions = sessions;
        this.ballots = ballots;
    }

    /** Where to send them. @throws Problem they are not who they say */
    String of(String email, String password, Way way, HttpServletRequest request, HttpServletResponse response) {
        var token = sessions.begin(email, password, Network.of(request.getRemoteAddr()));
        SessionCookie.set(request, response, token);
        return way.vote().isEmpty() ? way.next() : voted(token, way);
    }

    private String voted(String token, Way way) {
        VideoId clip;
        try {
            clip = VideoId.from(way.vote());
        } catch (IllegalArgumentException noClip) {
            return way.next();
        }
        var voter =
                new AccountId(UUID.fromString(sessions.of(token).orElseThrow().getName()));
        return outcome(voter, clip).at("/videos/" + clip);
    }

    /** A vote that cannot be cast is no reason to keep anybody out, but is said; as is to try again, where that may help. */
    private Done outcome(AccountId voter, VideoId clip) {
        try {
            return ballots.cast(voter, clip);
        } catch (Problem refused) {
            return refused.code() == ErrorCode.RATE_LIMITED ? Done.VOTE_FAILED : Done.VOTE_REFUSED;
        }
    }
}
