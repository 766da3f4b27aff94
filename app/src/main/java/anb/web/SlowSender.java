package anb.web;

import org.apache.coyote.BadRequestException;

/** Ends the reading of a body that comes too slowly. Tomcat hands on what is a bad request as it is, unlike other failures. */
class SlowSender extends BadRequestException {

    private static final long serialVersionUID = 1;

    SlowSender() {
        super("the body came too slowly");
    }
}
