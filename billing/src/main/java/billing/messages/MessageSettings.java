package billing.messages;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration {@code billing.messages.*}. A channel that is not enabled is skipped; what has
 * no default must be set when it is. Secrets are given as files only.
 */
@ConfigMapping(prefix = "billing.messages")
interface MessageSettings {
  /** How often messages that wait are sent; {@code off} for never. */
  @WithDefault("30s")
  String every();

  /** A folder whose files take the place of those under {@code billing/messages}. */
  Optional<Path> templatesFolder();

  /** How long one call to a provider may take. */
  @WithDefault("10s")
  Duration callTimeout();

  WeChat wechat();

  Sms sms();

  Mail mail();

  Letters letters();

  /** Subscribe messages of the mini-program that payers are bound in. */
  interface WeChat {
    @WithDefault("false")
    boolean enabled();

    @WithDefault("https://api.weixin.qq.com")
    URI baseUrl();

    Optional<String> appId();

    /** Text file with the mini-program's secret. */
    Optional<Path> appSecretFile();

    Optional<String> templateId();

    /** The page that the message opens; {@code ?code=} and the claim code are added. */
    @WithDefault("pages/dues/dues")
    String page();

    /** developer, trial or formal. */
    @WithDefault("formal")
    String miniprogramState();

    /**
     * By the template's keyword, such as {@code thing1}, what is put there: lot, plate, entered,
     * left, amount, total, visits or note.
     */
    Map<String, String> fields();

    /** By kind, such as {@code CHARGED}, the template of what else drivers are told. */
    Map<String, ToldTemplate> told();
  }

  /** The template of messages of a kind. */
  interface ToldTemplate {
    String templateId();

    /** By the template's keyword: title, note, plate, lot, amount or at. */
    Map<String, String> fields();
  }

  /** Text messages through a provider that takes JSON over HTTP. */
  interface Sms {
    @WithDefault("false")
    boolean enabled();

    Optional<URI> url();

    /** JSON with words in braces, such as {@code {to}}; docs/operations/arrears.md lists them. */
    @WithDefault("{\"to\":\"{to}\",\"text\":\"{text}\",\"id\":\"{id}\"}")
    String body();

    /** The same for log-in codes, with the words {to}, {text}, {id}, {code} and {minutes}. */
    @WithDefault("{\"to\":\"{to}\",\"text\":\"{text}\",\"id\":\"{id}\"}")
    String codeBody();

    /** The same for what else drivers are told, with {kind}, {title}, {note}, {page} and {link}. */
    @WithDefault("{\"to\":\"{to}\",\"text\":\"{text}\",\"id\":\"{id}\"}")
    String toldBody();

    /** {@code bearer} or {@code hmac}. */
    @WithDefault("bearer")
    String auth();

    /** Text file with the bearer's token or the key of the HMAC. */
    Optional<Path> secretFile();

    /** Where in an answer the provider's id is, as a JSON pointer. */
    @WithDefault("/id")
    String idPointer();

    /** Where in an answer its code is. Without a code, the HTTP status says all. */
    @WithDefault("/code")
    String codePointer();

    /** The code that means taken. */
    @WithDefault("OK")
    String okCode();

    /** Codes that mean that the number will never be reached, separated by commas. */
    @WithDefault("")
    Optional<String> finalCodes();
  }

  /** E-mail by SMTP. */
  interface Mail {
    @WithDefault("false")
    boolean enabled();

    @WithDefault("localhost")
    String host();

    @WithDefault("587")
    int port();

    /** {@code required}, {@code optional} or {@code disabled}. */
    @WithDefault("required")
    String startTls();

    Optional<String> from();

    Optional<String> username();

    /** Text file with the password. */
    Optional<Path> passwordFile();
  }

  /** Letters that somebody prints: one CSV file for each local day. */
  interface Letters {
    @WithDefault("false")
    boolean enabled();

    Optional<Path> folder();
  }
}
