package anb.accounts;

import anb.problem.ErrorCode;
import anb.problem.Problem;

/** Somebody whose sign-up form is in order. */
record Applicant(String firstName, String lastName, Email email, String password, City city, String country) {

    /** Characters of a name, a city or a country. */
    static final int LONGEST = 100;

    /**
     * Reads a form.
     *
     * @throws Problem naming every field that is wrong, or {@code passwords_differ} when that is all that is wrong
     */
    static Applicant of(SignUpForm form, PasswordRules rules) {
        var fields = new Fields();
        var firstName = fields.line("first_name", form.firstName(), LONGEST);
        var lastName = fields.line("last_name", form.lastName(), LONGEST);
        var email = email(fields, form);
        var password = password(fields, form, rules);
        var city = fields.line("city", form.city(), LONGEST);
        var country = fields.line("country", form.country(), LONGEST);
        var problems = fields.problems();
        if (problems.size() == 1 && problems.getFirst().code().equals(ErrorCode.PASSWORDS_DIFFER.code())) {
            throw Problem.ofField(ErrorCode.PASSWORDS_DIFFER, "password2");
        }
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems);
        }
        return new Applicant(firstName, lastName, email, password, City.of(city), country);
    }

    private static Email email(Fields fields, SignUpForm form) {
        var text = fields.text("email", form.email());
        var email = text.flatMap(Email::of);
        if (text.isPresent() && email.isEmpty()) {
            fields.refuse("email", "not_an_email");
        }
        return email.orElse(new Email("", ""));
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
