package recognizer.vendors;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kinds of cameras that read plates by themselves. */
public enum Vendor {
  @JsonProperty("hikvision")
  HIKVISION(new Hikvision()),
  @JsonProperty("dahua")
  DAHUA(new Dahua()),
  @JsonProperty("vzenith")
  VZENITH(new Vzenith()),
  @JsonProperty("vzenith-mqtt")
  VZENITH_MQTT(new VzenithMqtt());

  private final Protocol protocol;

  Vendor(Protocol protocol) {
    this.protocol = protocol;
  }

  public Protocol protocol() {
    return protocol;
  }

  /** Whether its messages come by way of a broker. */
  public boolean usesBroker() {
    return this == VZENITH_MQTT;
  }
}
