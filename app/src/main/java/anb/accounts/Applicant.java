package anb.accounts;

import anb.problem.ErrorCode;
import anb.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose sign-up form is in order.
 *
 * @param guardian who permits it, when they are a minor
 */
record Applicant(
        String firstName,
        String lastName,
        Email email,
        String password,
        City city,
        String country,
        Consent.@Nullable Guardian guardian) {

    /** Characters of a name, a city or a country. */
    static final int LONGEST = 100;

    /** Reads a form that needs nobody's permission. @throws Problem the same */
    static Applicant of(SignUpForm form, PasswordRules rules) {
        return of(form, null, rules);
    }

    /**
     * Reads a form.
     *
     * @param permission what a minor tells of the guardian
     * @throws Problem naming every field that is wrong, or {@code passwords_differ} when that is all that is wrong
     */
    static Applicant of(SignUpForm form, @Nullable GuardianForm permission, PasswordRules rules) {
        var fields = new Fields();
        var firstName = fields.line("first_name", form.firstName(), LONGEST);
        var lastName = fields.line("last_name", form.lastName(), LONGEST);
        var email = email(fields, "email", form.email());
        var password = password(fields, form, rules);
        var city = fields.line("city", form.city(), LONGEST);
        var country = fields.line("country", form.country(), LONGEST);
        var guardian = permission == null ? null : guardian(fields, permission, email);
        var problems = fields.problems();
        if (problems.size() == 1 && problems.getFirst().code().equals(ErrorCode.PASSWORDS_DIFFER.code())) {
            throw Problem.ofField(ErrorCode.PASSWORDS_DIFFER, "password2");
        }
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems);
        }
        return new Applicant(firstName, lastName, email, password, City.of(city), country, guardian);
    }

    private static Email email(Fields fields, String field, @Nullable Object value) {
        var text = fields.text(field, value);
        var email = text.flatMap(Email::of);
        if (text.isPresent() && email.isEmpty()) {
            fields.refuse(field, "not_an_email");
        }
        return email.orElse(new Email("", ""));
    }

    /** Nobody gives themselves permission: the address is another one, whatever its case. */
    private static Consent.Guardian guardian(Fields fields, GuardianForm form, Email own) {
        var name = fields.line("guardian_name", form.name(), LONGEST);
        var email = email(fields, "guardian_email", form.email());
        if (!email.key().isEmpty() && email.key().equals(own.key())) {
            fields.refuse("guardian_email", "own_email");
        }
        return new Consent.Guardian(name, email.written());
    }

    private static String password(Fields fields, SignUpForm form, PasswordRules rules) {
        var first = fields.text("password1", form.password1());
        var second = fields.text("password2", form.password2());
        first.ifPresent(password -> rules.judge(fields, "password1", password));
        if (first.isPresent() && second.isPresent() && !first.equals(second)) {
            fields.refuse("password2", ErrorCode.PASSWORDS_DIFFER);
        }
        return first.orElse("");
    }
}
