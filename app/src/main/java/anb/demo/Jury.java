package anb.demo;

import anb.accounts.AccountId;
import anb.audit.Actor;
import anb.demo.Cast.Ending;
import anb.videos.Moderation;
import anb.videos.Publication;
import anb.videos.VideoId;
import org.springframework.stereotype.Component;

/** Gives processed clips the ending they are to have: some are withdrawn, some hidden. */
@Component
class Jury {

    private static final String REASON = "Lleva publicidad de una marca que no patrocina el torneo.";

    private final Publication publication;
    private final Moderation moderation;

    Jury(Publication publication, Moderation moderation) {
        this.publication = publication;
        this.moderation = moderation;
    }

    void end(AccountId player, VideoId clip, Ending ending) {
        switch (ending) {
            case WITHDRAWN -> publication.withdraw(player, clip);
            case HIDDEN -> moderation.hide(Actor.atTheCommandLine(), clip, REASON);
            case PUBLISHED, BROKEN, WAITING -> {}
        }
    }
}
