package billing.messages;

import billing.api.AccountId;
import billing.api.StayId;
import java.util.List;

/**
 * A message that is wanted.
 *
 * @param account whom it goes to
 * @param stay the visit that it is about
 * @param occasion why, for the record
 * @param channels tried in this order
 */
public record Order(AccountId account, StayId stay, String occasion, List<Channel> channels) {
  public Order {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("a message needs a channel");
    }
  }
}
