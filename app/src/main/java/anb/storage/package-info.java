/** The object store: put, get, delete, presign, and the layout of keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package anb.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
