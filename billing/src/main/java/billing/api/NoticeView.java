package billing.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A price notice as it stands.
 *
 * @param family the first part of its tariffs' names
 * @param office the street office whose notice it is
 * @param lots the lots that it is meant for
 * @param version counts its steps; whoever changes it names the version they have seen
 * @param follows the newest published document of the family that its authors have seen, for
 *     example {@code hangzhou-road@2014-12-31}; empty when there was none
 * @param document YAML, as docs/contracts/tariff.v1.schema.json has it
 * @param steps what was done with it, the oldest first; empty in lists
 */
public record NoticeView(
    UUID id,
    String family,
    String office,
    Set<String> lots,
    NoticeState state,
    int version,
    String follows,
    String document,
    Instant changedAt,
    List<NoticeStep> steps) {}
