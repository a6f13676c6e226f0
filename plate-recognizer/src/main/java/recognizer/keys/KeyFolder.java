package recognizer.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Where a device keeps its key, and the next one while that is not registered. Only the owner of
 * the folder may look into it.
 */
public final class KeyFolder {
  private static final System.Logger LOG = System.getLogger(KeyFolder.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNERS_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;
  private final Path current;
  private final Path next;

  /** Makes the folder where it is missing. */
  public KeyFolder(Path folder) throws IOException {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
    }
    this.current = folder.resolve("device-key.json");
    this.next = folder.resolve("next-key.json");
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /**
   * The device's key, which is made when there is none that can be read.
   *
   * @throws IOException when the folder cannot be read or written
   */
  public DeviceKey currentOrNew(Instant now) throws IOException {
    Optional<DeviceKey> kept = read(current);
    return kept.isPresent() ? kept.get() : renew(now);
  }

  /** A new key in the place of the one there is. */
  public DeviceKey renew(Instant now) throws IOException {
    DeviceKey made = DeviceKey.make(now);
    write(current, made);
    Files.deleteIfExists(next);
    return made;
  }

  /** The key that is to follow, if it was made already. */
  Optional<DeviceKey> findNext() throws IOException {
    return read(next);
  }

  /** The key that is to follow, which is made when there is none. */
  DeviceKey nextOrNew(Instant now) throws IOException {
    Optional<DeviceKey> kept = findNext();
    if (kept.isPresent()) {
      return kept.get();
    }
    DeviceKey made = DeviceKey.make(now);
    write(next, made);
    return made;
  }

  /** The next key takes the place of the one before. */
  void promote() throws IOException {
    Files.move(next, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void dropNext() throws IOException {
    Files.deleteIfExists(next);
  }

  private static Optional<DeviceKey> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    protect(file);
    try {
      JsonNode kept = JSON.readTree(file.toFile());
      return Optional.of(
          DeviceKey.of(
              Base64.getDecoder().decode(kept.path("publicKey").asText()),
              Base64.getDecoder().decode(kept.path("privateKey").asText()),
              Instant.parse(kept.path("madeAt").asText())));
    } catch (JsonProcessingException
        | GeneralSecurityException
        | IllegalArgumentException
        | DateTimeException e) {
      setAside(file, e);
      return Optional.empty();
    }
  }

  /**
   * The lanes go on being watched: what they see waits until the new key is enrolled. The words of
   * the damage are not told, since they may hold a part of the key.
   */
  private static void setAside(Path file, Exception damage) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    LOG.log(
        Level.ERROR,
        "THE DEVICE'S KEY CANNOT BE READ ("
            + damage.getClass().getSimpleName()
            + "). It is kept as "
            + aside
            + ", and a new one is made. Enrol the device again.");
  }

  private static void protect(Path file) throws IOException {
    if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
      LOG.log(
          Level.WARNING,
          "Others could read the key in {0}; that is put right. If somebody may have, revoke it and"
              + " enrol the device again.",
          file);
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  /** The file has all of the key or is not there. */
  private void write(Path file, DeviceKey key) throws IOException {
    ObjectNode kept = JSON.createObjectNode();
    kept.put("publicKey", key.publicText());
    kept.put("privateKey", Base64.getEncoder().encodeToString(key.privateHalf()));
    kept.put("madeAt", key.madeAt().toString());
    Path unfinished = folder.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(JSON.writeValueAsBytes(kept)));
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
