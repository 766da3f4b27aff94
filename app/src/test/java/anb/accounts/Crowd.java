package anb.accounts;

import com.fasterxml.uuid.Generators;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many people at once: signing each up would spend a test's time on hashing passwords. */
@Component
public class Crowd {

    private final JdbcClient db;
    private final Tokens tokens;

    Crowd(JdbcClient db, Tokens tokens) {
        this.db = db;
        this.tokens = tokens;
    }

    /** Somebody who may act until the token ends. */
    public record Person(AccountId id, String token) {}

    public List<Person> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> person("Persona", "Bogotá"))
                .toList();
    }

    public Person person(String firstName, String city) {
        var id = new AccountId(Generators.timeBasedEpochRandomGenerator().generate());
        db.sql("""
                with place as (
                    insert into city (key, name) values (:cityKey, :city) on conflict do nothing)
                insert into account (id, email, email_key, first_name, last_name, name_key, city, city_key, country,
                                     password_hash, tokens_valid_from)
                values (:id, :email, :email, :first, 'Prueba', :nameKey, :city, :cityKey, 'Colombia', 'none',
                        now() - interval '1 minute')
                """)
                .param("id", id.value())
                .param("email", id.value() + "@example.org")
                .param("first", firstName)
                .param("nameKey", Plain.of(firstName + " Prueba"))
                .param("city", city)
                .param("cityKey", City.key(city))
                .update();
        return new Person(id, tokens.issue(id, Role.PLAYER));
    }
}
