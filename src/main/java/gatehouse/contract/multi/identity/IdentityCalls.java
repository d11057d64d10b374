package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.membership.AccountOpening;
import gatehouse.membership.Dossier;
import gatehouse.membership.Dossiers;
import gatehouse.membership.OpenAccount;
import gatehouse.subject.Customer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** What is done alike for consumers and corporates. */
@RequestScoped
class IdentityCalls {
    @Inject
    OpenAccount openAccount;

    @Inject
    Dossiers dossiers;

    @Inject
    CurrentMember current;

    Response open(Sheet sheet, Function<Dossier, Object> words) {
        Optional<MultiCode> objection = sheet.objection();
        if (objection.isPresent()) {
            return Refusal.of(objection.get());
        }
        return openAccount
                .open(sheet.wish(current.tenant().id()), current.circumstances())
                .as(new AccountOpening.Cases<>() {
                    @Override
                    public Response opened(Dossier dossier) {
                        return Response.ok(words.apply(dossier)).build();
                    }

                    @Override
                    public Response unknownPopulation() {
                        return Refusal.of(MultiCode.PROFILE_NOT_FOUND);
                    }

                    @Override
                    public Response taken() {
                        return Refusal.of(MultiCode.ROOT_EMAIL_NOT_UNIQUE);
                    }
                });
    }

    /** The identity for which the holder of the token acts, where it is of this kind. */
    Response read(Customer.Kind kind, Function<Dossier, Object> words) {
        Dossier dossier = dossiers.find(
                        current.tenant().id(), current.session().party().number())
                .orElseThrow(NotFoundException::new);
        return dossier.customer().kind() == kind
                ? Response.ok(words.apply(dossier)).build()
                : Refusal.forbidden();
    }
}
