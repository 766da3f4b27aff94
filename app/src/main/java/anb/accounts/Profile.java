package anb.accounts;

import anb.problem.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes to an account, in order; null is what stays. */
record Profile(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable City city,
        @Nullable String country) {

    /** Reads a form by the rules of signing up. @throws Problem naming every field that is wrong */
    static Profile of(ProfileForm form) {
        var fields = new Fields();
        var firstName = line(fields, "first_name", form.firstName());
        var lastName = line(fields, "last_name", form.lastName());
        var city = line(fields, "city", form.city());
        var country = line(fields, "country", form.country());
        if (!fields.problems().isEmpty()) {
            throw Problem.invalid(fields.problems());
        }
        return new Profile(firstName, lastName, city == null ? null : City.of(city), country);
    }

    private static @Nullable String line(Fields fields, String field, @Nullable Object sent) {
        return sent == null ? null : fields.line(field, sent, Applicant.LONGEST);
    }

    /** What an account is with them, the city under its canonical name. */
    Account of(Account present, @Nullable City place) {
        return new Account(
                present.id(),
                present.email(),
                Objects.requireNonNullElse(firstName, present.firstName()),
                Objects.requireNonNullElse(lastName, present.lastName()),
                place == null ? present.city() : place.name(),
                Objects.requireNonNullElse(country, present.country()),
                present.role());
    }
}
