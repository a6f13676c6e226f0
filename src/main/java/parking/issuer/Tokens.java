package parking.issuer;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import parking.clock.RealTime;
import parking.database.Ids;
import parking.streetoffices.Member;

/** Signs what says who somebody is. */
@ApplicationScoped
class Tokens {
  private final IssuerKey key;
  private final StaffIssuer issuer;
  private final IssuerSettings settings;
  private final InstantSource clock;

  Tokens(
      IssuerKey key, StaffIssuer issuer, IssuerSettings settings, @RealTime InstantSource clock) {
    this.key = key;
    this.issuer = issuer;
    this.settings = settings;
    this.clock = clock;
  }

  Duration last() {
    return settings.tokenLasts();
  }

  /** What opens doors here. */
  String access(Member member) {
    return signed(claims(member).audience(issuer.audience()));
  }

  /** What tells a page who has logged in. */
  String identity(Member member, String client, Optional<String> nonce) {
    var claims = claims(member).audience(client).claim("name", member.name());
    nonce.ifPresent(it -> claims.claim("nonce", it));
    return signed(claims);
  }

  private JwtClaimsBuilder claims(Member member) {
    var now = later(clock.instant(), member.tokensFrom());
    return Jwt.claims()
        .issuer(issuer.url())
        .subject(member.identity().subject())
        .issuedAt(now.getEpochSecond())
        .expiresAt(now.plus(settings.tokenLasts()).getEpochSecond())
        .claim("jti", Ids.next().toString());
  }

  /** A log-in of the very second in which all others ended is good. */
  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private String signed(JwtClaimsBuilder claims) {
    return claims.jws().keyId(key.id()).sign(key.privateKey());
  }
}
