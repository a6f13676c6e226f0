package billing.testing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks into billing's tables past all of its code, with billing's own role. */
@Singleton
public class BooksDatabase {
  private final String url;
  private final String administrator;

  BooksDatabase(
      @ConfigProperty(name = "billing.test.jdbc-url") String url,
      @ConfigProperty(name = "billing.test.administrator-url") String administrator) {
    this.url = url;
    this.administrator = administrator;
  }

  /** The rows of a query, the columns of each separated by a blank. */
  public List<String> rows(String query) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  public void execute(String statement) throws SQLException {
    try (var connection = connect();
        var all = connection.createStatement()) {
      all.execute(statement);
    }
  }

  /** For undoing what billing's own role may not. */
  public void executeAsAdministrator(String statement) throws SQLException {
    try (var connection = DriverManager.getConnection(administrator);
        var all = connection.createStatement()) {
      all.execute(statement);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "billing", "billing");
  }
}
