package io.keruen.core.alert;

/**
 * An alert that has not ended, as the alert book keeps it.
 *
 * @param subject what it is about; together with the type and the rule it is unique among the open alerts of a book
 * @param latched only an officer ends it
 * @param parentGiven a finding named the parent, so the table of parents does not change it
 * @param last its latest event
 */
public record OpenAlert(String subject, boolean latched, boolean parentGiven, AlertEvent last) {}
