package recognizer.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/** Readings that the service refused, set aside for a person: one JSON file each. */
final class RefusedFolder {
  /** When there are more, the oldest go. */
  private static final int FILES_MAX = 1_000;

  private final Path folder;

  RefusedFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Keeps a reading, or the pictures alone of one that was; on the disk when this returns. */
  void keep(StoredReading stored, Optional<StoredEvidence> evidence, String detail)
      throws IOException {
    ObjectNode reading = ReadingJson.parse(stored);
    reading.put("refusedBecause", detail);
    evidence.ifPresent(pictures -> ReadingJson.addEvidence(reading, pictures));
    String name = "%018d.json".formatted(stored.sequence());
    Path unfinished = folder.resolve(name + ".new");
    try (FileOutputStream file = new FileOutputStream(unfinished.toFile())) {
      file.write(ReadingJson.bytes(reading));
      file.getFD().sync();
    }
    Files.move(
        unfinished,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    JournalFile.syncFolder(folder);
    dropOldest();
  }

  private void dropOldest() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      var sorted = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      for (int i = 0; i < sorted.size() - FILES_MAX; i++) {
        Files.delete(sorted.get(i));
      }
    }
  }
}
