/** The instances, how they are made, replaced and scaled, and the balancer in front. */
@NullMarked
package anb.infra.service;

import org.jspecify.annotations.NullMarked;
