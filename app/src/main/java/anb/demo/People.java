package anb.demo;

import anb.accounts.Account;
import anb.accounts.Agreement;
import anb.accounts.Enrolment;
import anb.accounts.Plain;
import anb.accounts.SignUpForm;
import anb.demo.Cast.Fan;
import anb.demo.Cast.Player;
import org.springframework.stereotype.Component;

/** Signs people up; everybody has the same password. */
@Component
class People {

    static final String PASSWORD = "anb-demo-2026";

    private static final String ADDRESS = "127.0.0.1";

    private final Enrolment enrolment;

    People(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    Account enrol(Player player) {
        return enrol(player.firstName(), player.lastName(), player.city());
    }

    Account enrol(Fan fan) {
        return enrol(fan.firstName(), fan.lastName(), fan.city());
    }

    private Account enrol(String firstName, String lastName, String city) {
        return enrolment.enrol(
                new SignUpForm(firstName, lastName, email(firstName, lastName), PASSWORD, PASSWORD, city, "Colombia"),
                ADDRESS,
                Agreement.NONE);
    }

    static String email(String firstName, String lastName) {
        return Plain.of(firstName + "." + lastName).replace(' ', '.') + "@example.org";
    }
}
