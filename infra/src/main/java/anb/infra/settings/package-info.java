/** What may differ between two installations: typed, checked, with presets. Knows nothing of the CDK. */
@NullMarked
package anb.infra.settings;

import org.jspecify.annotations.NullMarked;
