package anb.processing;

import anb.storage.ObjectKey;

/** What the brand consists of, built in and in the bucket under the same names. */
enum Asset {
    LOGO("logo.png", "image/png"),
    OPENING("opening.mp4", "video/mp4"),
    CLOSING("closing.mp4", "video/mp4");

    private final String file;
    private final String contentType;

    Asset(String file, String contentType) {
        this.file = file;
        this.contentType = contentType;
    }

    String file() {
        return file;
    }

    String contentType() {
        return contentType;
    }

    ObjectKey key() {
        return ObjectKey.resource(file);
    }
}
