package anb.demo;

import anb.accounts.AccountId;
import anb.audit.Actor;
import anb.audit.Audit;
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
    private final Audit audit;

    Jury(Publication publication, Moderation moderation, Audit audit) {
        this.publication = publication;
        this.moderation = moderation;
        this.audit = audit;
    }

    void end(AccountId player, VideoId clip, Ending ending) {
        switch (ending) {
            case WITHDRAWN -> publication.withdraw(player, clip);
            case HIDDEN -> {
                moderation.hide(clip, REASON);
                audit.write(Actor.atTheCommandLine(), "hide video " + clip, "hidden");
            }
            case PUBLISHED, BROKEN, WAITING -> {}
        }
    }
}
