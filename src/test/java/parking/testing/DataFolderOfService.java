package parking.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What somebody finds who has the service's whole data folder. */
public final class DataFolderOfService {
  private final Path folder;

  public DataFolderOfService(Path folder) {
    this.folder = folder;
  }

  /** As pictures are named. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException, IOException {
    var lock = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"));
    var password = Files.readString(folder.resolve("secrets/database-owner")).strip();
    var url = "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(lock.get(3).strip());
    return DriverManager.getConnection(url, "postgres", password);
  }

  /** The first column of a question's answer. */
  public List<String> rows(String question) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var found = statement.executeQuery(question)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(String.valueOf(found.getString(1)));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(question, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns of both schemas in which a text stands. */
  public List<String> columnsNaming(String text) {
    try (var connection = connect()) {
      List<String> all = new ArrayList<>(EveryColumn.naming(connection, "parking", text));
      all.addAll(EveryColumn.naming(connection, "billing", text));
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything in the data folder but the database's programs and the pictures. */
  public List<Path> filesNaming(String text) {
    var bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !folder.relativize(file).toString().matches("(programs|pictures).*"))
          .filter(file -> read(file).contains(bytes))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
