/** What the hosts know of zones, plans and policies, and since when. Knows Flink only as a place to keep state. */
@NullMarked
package io.keruen.jobs.control;

import org.jspecify.annotations.NullMarked;
