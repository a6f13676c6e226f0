package billing.tariffs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a price notice from a file that a person names, not yet published anywhere. */
public final class TariffFile {
  private TariffFile() {}

  /**
   * @param notice the file
   * @param years further years of calendars; a file is called {@code NAME-YEAR.yaml}
   * @return the tariffs of the notice, one for each zone; fails with {@link
   *     IllegalArgumentException} naming file and place, when one of them is not in order
   */
  public static List<Tariff> read(Path notice, List<Path> years) throws IOException {
    return readNotice(notice, years).tariffs();
  }

  /** As {@link #read}, and the notice beside its tariffs. */
  public static ReadNotice readNotice(Path notice, List<Path> years) throws IOException {
    return NoticeReader.knowing(years)
        .read(notice.getFileName().toString(), Files.readString(notice));
  }
}
