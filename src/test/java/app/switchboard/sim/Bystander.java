package app.switchboard.sim;

import java.util.ArrayList;
import java.util.List;

/** Another workspace, in the same database, which has a number with the same digits, and one that its own account has released. */
final class Bystander {

    private static final List<String> TABLES = List.of(
            "twilio_numbers",
            "workspace_settings",
            "workspace_hooks",
            "workspace_credentials",
            "sync_runs",
            "webhook_changes",
            "number_drift");

    private Bystander() {}

    static void settleIn(Store store) {
        store.write("INSERT INTO workspaces (id, name) VALUES ('other', 'Other')");
        store.write("INSERT INTO workspace_settings (workspace_id) VALUES ('other')");
        store.write("INSERT INTO workspace_hooks (workspace_id, hook, is_on, template, method)"
                + " VALUES ('other', 'messages', TRUE, 'https://x.test', 'POST')");
        number(store, "n1", "+1415555100", "PN00000000000000000000000000000001", "active");
        number(store, "n2", "+1415555101", "PN00000000000000000000000000000002", "released");
        number(store, "n3", "+4930123456", "PN0000000000000000000000000000cafe", "active");
        store.write(
                "INSERT INTO webhook_changes (id, run_id, workspace_id, number_sid, phone_number, fields_before, fields_after,"
                        + " intended_at) VALUES ('c1', 'r1', 'other', 'PN00000000000000000000000000000001', '+1415555100',"
                        + " '{}', '{\"SMS_URL\":\"https://x.test\"}', CURRENT_TIMESTAMP)");
    }

    private static void number(Store store, String id, String phone, String sid, String status) {
        store.write("INSERT INTO twilio_numbers (id, workspace_id, phone_number, friendly_name, sid, status) VALUES ('"
                + id + "', 'other', '" + phone + "', 'Other', '" + sid + "', '" + status + "')");
        store.write("INSERT INTO number_details (number_id, voice, sms, mms, fax) VALUES ('" + id
                + "', TRUE, TRUE, TRUE, FALSE)");
    }

    /** All that is stored of it. */
    static List<String> read(Store store) {
        List<String> all = new ArrayList<>();
        for (String table : TABLES) {
            all.addAll(store.list("SELECT * FROM " + table + " WHERE workspace_id = 'other' ORDER BY 1", row -> {
                StringBuilder text = new StringBuilder(table);
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(' ').append(row.getString(i));
                }
                return text.toString();
            }));
        }
        return all;
    }
}
