package anb.moving;

import org.springframework.stereotype.Component;

/** Keeps a node from starting on half a contest: it would sweep, vote and render on it. */
@Component
class UnfinishedImport {

    UnfinishedImport(ImportNotes notes) {
        notes.requireNoneUnfinished();
    }
}
