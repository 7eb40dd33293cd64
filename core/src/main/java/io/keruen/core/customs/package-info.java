/**
 * What customs decides about a movement and what its seals report: the unified declaration with one decision per side,
 * and the navigation seal. Data and what is read from it; alerts are made by the stages. Knows no rule and no clock.
 */
@NullMarked
package io.keruen.core.customs;

import org.jspecify.annotations.NullMarked;
