package anb.accounts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody agrees to by signing up.
 *
 * @param terms the documents they were shown
 * @param guardian who permits it, where they say that they are a minor
 */
public record Agreement(List<Terms> terms, @Nullable GuardianForm guardian) {

    /** Of who was shown nothing, as far as is known here. */
    public static final Agreement NONE = new Agreement(List.of(), null);
}
