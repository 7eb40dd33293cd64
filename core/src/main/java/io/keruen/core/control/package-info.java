/** What is in force: zones, plans and policies by their versions, and the situation a vehicle is in at an event time. */
@NullMarked
package io.keruen.core.control;

import org.jspecify.annotations.NullMarked;
