package io.keruen.grafana;

import io.keruen.grafana.alerts.AlertRule;
import io.keruen.grafana.alerts.AlertRules;
import io.keruen.grafana.model.Board;
import io.keruen.grafana.model.Datasource;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that Grafana is provisioned with. In its YAML files Grafana replaces {@code $NAME} by the environment, so
 * what is meant for InfluxDB is written {@code $$}; in the JSON of boards it replaces nothing.
 */
public final class Provisioning {
    private static final String FOLDER = "Keruen";

    private Provisioning() {}

    /** Every file by its path below the module. */
    public static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Board board : Boards.all()) {
            files.put("boards/" + board.uid() + ".json", board.json());
        }
        files.put("provisioning/datasources/keruen.yaml", datasource());
        files.put("provisioning/dashboards/keruen.yaml", provider());
        files.put("provisioning/alerting/keruen.yaml", alerting());
        return files;
    }

    private static String datasource() {
        return """
                apiVersion: 1
                datasources:
                  - name: Keruen history
                    uid: %s
                    type: %s
                    access: proxy
                    url: $INFLUX_URL
                    user: $INFLUX_USER
                    editable: false
                    jsonData:
                      version: InfluxQL
                      dbName: $INFLUX_DATABASE
                      httpMode: POST
                      timeInterval: 1s
                    secureJsonData:
                      password: $INFLUX_PASSWORD
                """.formatted(Datasource.UID, Datasource.TYPE);
    }

    private static String provider() {
        return """
                apiVersion: 1
                providers:
                  - name: keruen
                    folder: %s
                    type: file
                    allowUiUpdates: false
                    options:
                      path: /etc/grafana/boards
                """.formatted(FOLDER);
    }

    private static String alerting() {
        StringBuilder text = new StringBuilder("""
                apiVersion: 1
                contactPoints:
                  - orgId: 1
                    name: keruen
                    receivers:
                      - uid: keruen-webhook
                        type: webhook
                        settings:
                          url: $KERUEN_ALERT_WEBHOOK
                          httpMethod: POST
                policies:
                  - orgId: 1
                    receiver: keruen
                    group_by: ['alertname']
                groups:
                  - orgId: 1
                    name: keruen
                    folder: %s
                    interval: 10s
                    rules:
                """.formatted(FOLDER));
        AlertRules.all().forEach(rule -> text.append(rule(rule)));
        return text.toString();
    }

    private static String rule(AlertRule rule) {
        return """
                      - uid: %s
                        title: %s
                        condition: C
                        for: %ds
                        noDataState: %s
                        execErrState: Error
                        annotations:
                          summary: '%s'
                        labels:
                          system: keruen
                        data:
                          - refId: A
                            datasourceUid: %s
                            relativeTimeRange: {from: %d, to: 0}
                            model:
                              refId: A
                              rawQuery: true
                              resultFormat: time_series
                              query: '%s'
                          - refId: B
                            datasourceUid: __expr__
                            model: {refId: B, type: reduce, reducer: last, expression: A}
                          - refId: C
                            datasourceUid: __expr__
                            model:
                              refId: C
                              type: threshold
                              expression: B
                              conditions:
                                - evaluator: {type: %s, params: [%s]}
                """.formatted(
                        rule.uid(),
                        rule.title(),
                        rule.forS(),
                        rule.firesWithoutData() ? "Alerting" : "OK",
                        quoted(rule.summary()),
                        Datasource.UID,
                        rule.looksBackS(),
                        quoted(rule.query().replace("$", "$$")),
                        rule.isBelow() ? "lt" : "gt",
                        rule.limit());
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
