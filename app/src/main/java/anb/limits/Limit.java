package anb.limits;

/** What is limited, and for whom one bucket counts. */
public enum Limit {
    /** Votes cast and withdrawn, per account. */
    VOTE,
    /** Attempts to sign in, per account whether or not it exists. */
    LOGIN,
    /** Attempts to sign in, per client address, in IPv6 per network of 64 bits. */
    LOGIN_ADDRESS,
    /** Accounts made, per client address, in IPv6 per network of 64 bits. */
    SIGNUP_ADDRESS,
    /** Videos uploaded or to be processed again, per account. */
    UPLOAD,
    /** Clips reported, per account. */
    REPORT,
    /** Changes of what somebody tells of themselves or of a clip, per account. */
    PROFILE
}
