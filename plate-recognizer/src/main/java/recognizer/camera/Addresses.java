package recognizer.camera;

/** Addresses of cameras, as they may be shown. */
public final class Addresses {
  private Addresses() {}

  /** The address without the user name and password that many cameras want inside it. */
  public static String withoutSecrets(String address) {
    return address.replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/@]*@", "$1***@");
  }
}
