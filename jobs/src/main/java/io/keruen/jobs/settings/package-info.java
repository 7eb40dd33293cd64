/** The settings of the jobs: plumbing only, the numbers of the rules live in policies. Read once, in a main. */
@NullMarked
package io.keruen.jobs.settings;

import org.jspecify.annotations.NullMarked;
