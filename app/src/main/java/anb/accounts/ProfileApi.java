package anb.accounts;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account. */
@RestController
@RequestMapping(path = "/api/auth/profile", produces = MediaType.APPLICATION_JSON_VALUE)
class ProfileApi {

    private final Accounts accounts;
    private final OwnProfile profile;

    ProfileApi(Accounts accounts, OwnProfile profile) {
        this.accounts = accounts;
        this.profile = profile;
    }

    record Mine(UUID id, String email, String firstName, String lastName, String city, String country, String role) {

        static Mine of(Account account) {
            return new Mine(
                    account.id().value(),
                    account.email(),
                    account.firstName(),
                    account.lastName(),
                    account.city(),
                    account.country(),
                    account.role().text());
        }
    }

    @GetMapping
    Mine show(AccountId caller) {
        return Mine.of(accounts.require(caller));
    }

    @PatchMapping
    Mine change(AccountId caller, @RequestBody ProfileForm form) {
        return Mine.of(profile.change(caller, form));
    }
}
