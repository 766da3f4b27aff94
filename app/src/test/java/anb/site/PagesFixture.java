package anb.site;

import anb.Given;
import anb.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What tests of pages share: somebody who has never been here, and whose browser runs no scripts. */
@RealParts
abstract class PagesFixture {

    @LocalServerPort
    int port;

    @Autowired
    Given given;

    Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader(port);
    }
}
