/** The AWS shape of the platform as one CDK app. */
@NullMarked
package anb.infra;

import org.jspecify.annotations.NullMarked;
