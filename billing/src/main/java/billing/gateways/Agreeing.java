package billing.gateways;

import billing.api.Agreements;
import billing.api.Agreements.Answer;
import billing.api.Agreements.Page;
import billing.api.Agreements.Party;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The side of a gateway that knows who has agreed to what. */
public interface Agreeing {
  /** Asks how an agreement stands. Never fails. */
  Uni<Answer> ask(Party party);

  /** Where it is signed or ended; empty when that cannot be opened from there. */
  Optional<Page> findPage(Party party, Agreements.Visit visit);
}
