package io.keruen.jobs.host;

import io.keruen.core.rule.RuleCatalog;

/** The rules that the hosts run, and by which their states are written. */
final class Catalog {
    static final RuleCatalog RULES = RuleCatalog.standard();

    private Catalog() {}
}
