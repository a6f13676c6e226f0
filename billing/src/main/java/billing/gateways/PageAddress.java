package billing.gateways;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a gateway's page with what it is told. */
public final class PageAddress {
  private PageAddress() {}

  /**
   * Adds to an address.
   *
   * @param fields in their order
   */
  public static URI of(URI page, Map<String, String> fields) {
    var query =
        fields.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return URI.create(page + (page.getRawQuery() == null ? "?" : "&") + query);
  }
}
