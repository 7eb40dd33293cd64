/**
 * What boards are made of, and how it is written for Grafana. Only what our boards use.
 */
@NullMarked
package io.keruen.grafana.model;

import org.jspecify.annotations.NullMarked;
