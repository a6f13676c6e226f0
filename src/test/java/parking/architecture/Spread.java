package parking.architecture;

import java.util.Map;
import java.util.Set;

/** How the service's tables can be spread over several servers; see docs/decisions. */
public final class Spread {
  /** The tables and the column by which each is spread. */
  public static final Map<String, String> KEY_OF_TABLE =
      Map.ofEntries(
          Map.entry("lot_state", "lot_id"),
          Map.entry("device", "lot_id"),
          Map.entry("device_key", "lot_id"),
          Map.entry("device_enrolment", "lot_id"),
          Map.entry("lane_state", "lot_id"),
          Map.entry("alarm", "lot_id"),
          Map.entry("permit", "lot_id"),
          Map.entry("phone", "lot_id"),
          Map.entry("scan", "lot_id"),
          Map.entry("passage", "lot_id"),
          Map.entry("open_session", "lot_id"),
          Map.entry("session", "lot_id"),
          Map.entry("session_act", "lot_id"),
          Map.entry("space_offer", "lot_id"),
          Map.entry("sharing_step", "lot_id"),
          Map.entry("sharing_quota", "lot_id"),
          Map.entry("pass_kind", "lot_id"),
          Map.entry("parking_pass", "lot_id"),
          Map.entry("pass_order", "lot_id"),
          Map.entry("space_reply", "lot_id"),
          Map.entry("lot_around", "lot_id"),
          Map.entry("split_contract", "lot_id"),
          Map.entry("split_party", "lot_id"),
          Map.entry("outbox", "origin"),
          Map.entry("presence", "plate_hash"),
          Map.entry("account", "plate_hash"),
          Map.entry("look", "plate_hash"),
          Map.entry("driver", "driver_id"),
          Map.entry("driver_way", "identity_key"),
          Map.entry("driver_code", "phone_key"),
          Map.entry("driver_session", "token_sha256"),
          Map.entry("driver_consent", "driver_id"),
          Map.entry("driver_request", "driver_id"),
          Map.entry("driver_message", "driver_id"),
          Map.entry("driver_notification", "driver_id"),
          Map.entry("watched_visit", "lot_id"),
          Map.entry("heard_until", "source"),
          Map.entry("driver_payment", "driver_id"),
          Map.entry("driver_plate", "plate_key"),
          Map.entry("driver_agreement", "plate_key"),
          Map.entry("plate_binding", "plate_key"),
          Map.entry("plate_invitation", "code_key"),
          Map.entry("plate_contest", "plate_key"),
          Map.entry("plate_contest_step", "contest_id"));

  /** The tables that every server has whole. */
  public static final Set<String> EVERYWHERE =
      Set.of(
          "lot",
          "lane",
          "sealing_key",
          "unsealed",
          "staff",
          "staff_act",
          "staff_password",
          "staff_grant");

  private Spread() {}
}
