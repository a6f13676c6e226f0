package billing.gateways;

import io.smallrye.mutiny.Uni;

/**
 * Where gateways' notifications go once they are verified and decrypted; the payments feature
 * implements it. Notifications come twice and out of order, so hearing one again changes nothing.
 */
public interface Notices {
  /**
   * Something has been announced.
   *
   * @return completes when the news is stored, so that the gateway may be answered
   */
  Uni<Void> heard(News news);
}
