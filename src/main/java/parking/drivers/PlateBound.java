package parking.drivers;

import java.util.UUID;

/** A fact: somebody pays for a plate from now on. */
public record PlateBound(UUID account, String weChatOpenId, String plate, String colour) {}
