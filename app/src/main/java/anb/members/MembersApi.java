package anb.members;

import anb.accounts.AccountId;
import anb.accounts.Suspension;
import anb.audit.Actor;
import anb.problem.ErrorCode;
import anb.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts for organisers: who takes part, and who may not. */
@RestController
@RequestMapping(path = "/api/admin/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class MembersApi {

    private final Members members;
    private final Suspension suspension;

    MembersApi(Members members, Suspension suspension) {
        this.members = members;
        this.suspension = suspension;
    }

    record AccountView(
            UUID accountId,
            String firstName,
            String lastName,
            String email,
            String city,
            String country,
            String role,
            long videos,
            Instant createdAt,
            @Nullable Instant suspendedAt,
            @Nullable String suspendedReason) {

        static AccountView of(Member member) {
            return new AccountView(
                    member.id().value(),
                    member.firstName(),
                    member.lastName(),
                    member.email(),
                    member.city(),
                    member.country(),
                    member.role(),
                    member.videos(),
                    member.since(),
                    member.suspendedAt(),
                    member.suspendedReason());
        }
    }

    record Why(@Nullable String reason) {}

    @GetMapping
    ResponseEntity<List<AccountView>> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean suspended,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var query = MemberQuery.of(q, suspended, limit, after);
        return members.page(query).answer(ResponseEntity.ok(), Member::token, AccountView::of);
    }

    @PostMapping("/{id}/suspension")
    AccountView suspend(Actor actor, AccountId organiser, @PathVariable UUID id, @RequestBody Why why) {
        suspension.suspend(actor, organiser, new AccountId(id), why.reason());
        return view(id);
    }

    @DeleteMapping("/{id}/suspension")
    AccountView lift(Actor actor, @PathVariable UUID id) {
        suspension.lift(actor, new AccountId(id));
        return view(id);
    }

    private AccountView view(UUID id) {
        return members.find(new AccountId(id)).map(AccountView::of).orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND));
    }
}
