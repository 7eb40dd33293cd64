/**
 * What can go wrong on purpose: one file per fault, each saying which alerts it causes; {@link
 * io.keruen.simulator.fault.FaultCatalog} lists them all.
 */
@NullMarked
package io.keruen.simulator.fault;

import org.jspecify.annotations.NullMarked;
