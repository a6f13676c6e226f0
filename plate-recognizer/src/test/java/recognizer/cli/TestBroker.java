package recognizer.cli;

import io.moquette.broker.Server;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real MQTT broker on a local port. */
final class TestBroker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("io.moquette");

  private final Server server = new Server();

  private final int port;

  TestBroker(Path folder) throws IOException {
    this(folder, freePort());
  }

  TestBroker(Path folder, int port) throws IOException {
    this.port = port;
    LOG.setLevel(Level.WARNING);
    Properties properties = new Properties();
    properties.setProperty("host", "127.0.0.1");
    properties.setProperty("port", String.valueOf(port));
    properties.setProperty("data_path", folder.toString());
    properties.setProperty("persistence_enabled", "false");
    properties.setProperty("allow_anonymous", "true");
    properties.setProperty("telemetry_enabled", "false");
    properties.setProperty("netty.mqtt.message_size", String.valueOf(10 << 20));
    server.startServer(new MemoryConfig(properties));
  }

  int port() {
    return port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.stopServer();
  }
}
