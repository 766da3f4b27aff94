package anb.site;

import anb.accounts.AccountId;
import anb.accounts.PasswordReset;
import anb.accounts.Suspension;
import anb.audit.Actor;
import anb.members.Member;
import anb.members.MemberQuery;
import anb.members.Members;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who takes part, on the organiser's desk. */
@Controller
@RequestMapping("/organiser/accounts")
class MemberPages {

    private static final int SHOWN = 50;

    private final Pages pages;
    private final Members members;
    private final Suspension suspension;
    private final PasswordReset reset;

    MemberPages(Pages pages, Members members, Suspension suspension, PasswordReset reset) {
        this.pages = pages;
        this.members = members;
        this.suspension = suspension;
        this.reset = reset;
    }

    /**
     * A page of accounts.
     *
     * @param q what was looked for; empty for everybody
     * @param further whether another page follows
     * @param done what the organiser did to come here
     */
    record AccountsPage(
            Frame frame,
            String q,
            boolean suspended,
            List<Member> members,
            boolean further,
            @Nullable String done) {

        String next() {
            return "/organiser/accounts?q=" + Frame.encoded(q) + "&suspended=" + suspended + "&after="
                    + members.getLast().token();
        }

        /** Organisers' passwords are their own. */
        boolean resettable(Member member) {
            return !member.role().equals("admin");
        }

        /** Nobody suspends themselves. */
        boolean mine(Member member) {
            return frame.viewer() != null && frame.viewer().id().equals(member.id());
        }
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            Frame frame,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean suspended,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String done) {
        return page(frame, q, MemberQuery.of(q, suspended, SHOWN, after), suspended, Done.said("desk", done, frame));
    }

    @PostMapping("/{id}/suspend")
    ResponseEntity<byte[]> suspend(
            Actor actor,
            AccountId organiser,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason) {
        suspension.suspend(actor, organiser, new AccountId(id), reason);
        return Redirects.to(Done.SUSPENDED.at("/organiser/accounts?q=" + id));
    }

    /** Shown in the answer itself: no address may hold it, and asking again makes another. */
    @PostMapping("/{id}/password")
    ResponseEntity<byte[]> password(Frame frame, Actor actor, AccountId organiser, @PathVariable UUID id) {
        var password = reset.of(actor, organiser, new AccountId(id));
        var q = id.toString();
        return page(frame, q, MemberQuery.of(q, false, SHOWN, null), false, frame.t("desk.password.new", password));
    }

    @PostMapping("/{id}/lift")
    ResponseEntity<byte[]> lift(Actor actor, @PathVariable UUID id) {
        suspension.lift(actor, new AccountId(id));
        return Redirects.to(Done.LIFTED.at("/organiser/accounts?q=" + id));
    }

    private ResponseEntity<byte[]> page(
            Frame frame, String q, MemberQuery query, boolean suspended, @Nullable String done) {
        var some = members.page(query);
        var page = new AccountsPage(frame, q, suspended, some.rows(), some.further(), done);
        return pages.own("accounts", page, frame);
    }
}
