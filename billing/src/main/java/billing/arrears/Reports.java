package billing.arrears;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.money.Fen;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The report of a local day to the authority: the debts that were escalated on that day with a
 * report. It is made of the rows each time, so making it again changes nothing.
 */
@ApplicationScoped
class Reports {
  private static final String HEAD = "\uFEFFstep,plate,colour,lot,entered,left,owed_yuan,stay\r\n";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String OF_DAY =
      """
      from ArrearStepRow s where s.kind = :kind and s.doneAt >= :from and s.doneAt < :until
      order by s.doneAt, s.key.stayId""";

  private final Transactions transactions;
  private final ArrearsSettings settings;
  private final InstantSource time;

  Reports(Transactions transactions, ArrearsSettings settings, InstantSource time) {
    this.transactions = transactions;
    this.settings = settings;
    this.time = time;
  }

  /** The report of a day as CSV; only the head where nothing was escalated. */
  Uni<String> of(LocalDate day) {
    return transactions.inOne(
        tx ->
            tx.createQuery(OF_DAY, StepRow.class)
                .setParameter("kind", Steps.Kind.REPORT)
                .setParameter("from", begin(day))
                .setParameter("until", begin(day.plusDays(1)))
                .getResultList()
                .chain(rows -> lines(tx, rows))
                .map(lines -> HEAD + String.join("", lines)));
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(Steps.CHINA).toInstant();
  }

  private static Uni<List<String>> lines(Mutiny.Session tx, List<StepRow> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(
            row -> tx.find(StayRow.class, row.stay()).map(stay -> line(row, stay)))
        .collect()
        .asList();
  }

  private static String line(StepRow row, StayRow stay) {
    var begun = stay.began();
    return List.of(
                row.key.step(),
                begun.vehicle().plate(),
                begun.vehicle().colour().name(),
                begun.lotName(),
                local(begun.entered()),
                local(stay.leftAt()),
                Fen.fen(row.owedFen).inYuan(),
                row.key.stayId().toString())
            .stream()
            .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String local(Instant moment) {
    return TIME.format(moment.atZone(Steps.CHINA));
  }

  /** Writes the files of today and yesterday, where a folder is set and there is something. */
  Uni<Void> write() {
    if (settings.reportsFolder().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var folder = settings.reportsFolder().get();
    var today = LocalDate.ofInstant(time.instant(), Steps.CHINA);
    return write(folder, today.minusDays(1)).chain(() -> write(folder, today));
  }

  private Uni<Void> write(Path folder, LocalDate day) {
    return of(day)
        .invoke(text -> save(folder.resolve("arrears-%s.csv".formatted(day)), text))
        .replaceWithVoid();
  }

  /** A reader finds the old file or the whole of the other one. */
  private static void save(Path file, String text) {
    if (text.equals(HEAD)) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      var draft = Files.createTempFile(file.getParent(), "arrears", ".part");
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
