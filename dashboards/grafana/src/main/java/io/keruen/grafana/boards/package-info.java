/**
 * The boards, one file each; the list is {@link io.keruen.grafana.Boards}.
 */
@NullMarked
package io.keruen.grafana.boards;

import org.jspecify.annotations.NullMarked;
