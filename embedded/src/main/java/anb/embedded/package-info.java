/** PostgreSQL, Redis, an S3 server and ffmpeg from artifacts: unpacked, started and stopped with the application. */
@NullMarked
package anb.embedded;

import org.jspecify.annotations.NullMarked;
