package recognizer.pushed;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import recognizer.vendors.BadMessage;
import recognizer.vendors.Delivery;

/**
 * Takes what cameras publish to a broker. A message is acknowledged when its reading is in the
 * journal, or when it is refused for good; until then the broker keeps it, also while this program
 * is away, as far as the camera asks for that. Nothing is ever published, so no barrier moves.
 */
final class MqttDoor implements Closeable {
  private static final System.Logger LOG = System.getLogger(MqttDoor.class.getName());

  private static final List<String> TOPICS =
      List.of(
          "device/+/message/up/ivs_result",
          "device/+/message/up/keep_alive",
          "+/device/message/up/ivs_result",
          "+/device/message/up/keep_alive");

  private static final long RETRY_MILLIS = 1_000;
  private static final long RETRY_FIRST_SECONDS = 1;
  private static final long RETRY_MAX_SECONDS = 60;
  private static final long FAREWELL_SECONDS = 2;

  private final Broker broker;
  private final Reception reception;
  private final Mqtt3AsyncClient client;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(MqttDoor::daemon);
  private final AtomicInteger subscriptions = new AtomicInteger();
  private volatile boolean isClosing;
  private volatile boolean isLost;

  private MqttDoor(Broker broker, Reception reception) {
    this.broker = broker;
    this.reception = reception;
    Mqtt3ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(broker.client())
            .serverHost(broker.host())
            .serverPort(broker.port())
            .automaticReconnect()
            .initialDelay(RETRY_FIRST_SECONDS, TimeUnit.SECONDS)
            .maxDelay(RETRY_MAX_SECONDS, TimeUnit.SECONDS)
            .applyAutomaticReconnect()
            .addConnectedListener(context -> connected())
            .addDisconnectedListener(context -> disconnected(context.getCause()));
    this.client = (broker.isEncrypted() ? builder.sslWithDefaultConfig() : builder).buildAsync();
  }

  private static Thread daemon(Runnable work) {
    Thread daemon = new Thread(work, "camera-broker");
    daemon.setDaemon(true);
    return daemon;
  }

  /** Begins to listen, and goes on trying while the broker cannot be reached. */
  static MqttDoor start(Broker broker, Reception reception) {
    MqttDoor door = new MqttDoor(broker, reception);
    door.client.publishes(MqttGlobalPublishFilter.ALL, door::arrived, door.thread, true);
    Mqtt3ConnectBuilder.Send<?> connect = door.client.connectWith().cleanSession(false);
    broker
        .login()
        .ifPresent(
            login ->
                connect
                    .simpleAuth()
                    .username(login.user())
                    .password(login.password().getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth());
    connect.send();
    return door;
  }

  boolean isListening() {
    return subscriptions.get() >= TOPICS.size();
  }

  private void connected() {
    isLost = false;
    subscriptions.set(0);
    LOG.log(Level.INFO, "The broker at {0} is reached", broker.host());
    for (String topic : TOPICS) {
      client
          .subscribeWith()
          .topicFilter(topic)
          .qos(MqttQos.AT_LEAST_ONCE)
          .send()
          .whenComplete((answer, fault) -> subscribed(topic, fault));
    }
  }

  private void subscribed(String topic, Throwable fault) {
    if (fault == null) {
      subscriptions.incrementAndGet();
    } else {
      LOG.log(
          Level.ERROR,
          "The broker does not let this program listen to {0}: {1}",
          topic,
          fault.getMessage());
    }
  }

  private void disconnected(Throwable cause) {
    if (!isLost && !isClosing) {
      LOG.log(
          Level.WARNING,
          "The broker at {0}, port {1} cannot be reached: {2}. Trying again; see cameras.mqtt.",
          broker.host(),
          String.valueOf(broker.port()),
          cause.getMessage());
    }
    isLost = true;
  }

  private void arrived(Mqtt3Publish message) {
    try {
      boolean isSettled = false;
      while (!isSettled && !isClosing) {
        isSettled = settle(message);
      }
      if (isSettled) {
        message.acknowledge();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the broker need not keep the message any more. */
  private boolean settle(Mqtt3Publish message) throws InterruptedException {
    byte[] body = message.getPayloadAsBytes();
    try {
      if (body.length > Bodies.BYTES_MAX) {
        LOG.log(Level.WARNING, "A message of {0} is too large", message.getTopic());
        return true;
      }
      reception.takePublished(new Delivery(message.getTopic().toString(), "", body, ""));
      return true;
    } catch (BadMessage e) {
      return true; // told and counted where it was refused
    } catch (PutOff | IOException e) {
      LOG.log(Level.WARNING, "A camera''s message waits at the broker: {0}", e.getMessage());
      Thread.sleep(RETRY_MILLIS);
      return false;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A camera's message met an error of this program", e);
      return true;
    }
  }

  @Override
  public void close() {
    isClosing = true;
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "A camera's message is still being worked on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.disconnect();
  }
}
