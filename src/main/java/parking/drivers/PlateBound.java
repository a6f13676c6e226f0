package parking.drivers;

import java.util.UUID;

/** A fact: somebody pays for a plate from now on. It never prints who. */
public record PlateBound(UUID account, String weChatOpenId, String plate, String colour) {
  @Override
  public String toString() {
    return "PlateBound[account=" + account + "]";
  }
}
