package io.keruen.grafana.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one datasource that every board asks. */
public final class Datasource {
    /** Its uid, as it is provisioned. */
    public static final String UID = "keruen-influx";

    /** Its type. */
    public static final String TYPE = "influxdb";

    private Datasource() {}

    static ObjectNode reference() {
        return Json.object().put("type", TYPE).put("uid", UID);
    }
}
