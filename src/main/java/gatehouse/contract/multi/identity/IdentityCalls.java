package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.wire.PersonChange;
import gatehouse.membership.AccountOpening;
import gatehouse.membership.ChangeUser;
import gatehouse.membership.Dossier;
import gatehouse.membership.Dossiers;
import gatehouse.membership.OpenAccount;
import gatehouse.membership.User;
import gatehouse.membership.UserChange;
import gatehouse.membership.UserOutcome;
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
    ChangeUser changeUser;

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
                    public Response closedPopulation() {
                        return Refusal.of(MultiCode.PROFILE_INACTIVE);
                    }

                    @Override
                    public Response taken() {
                        return Refusal.of(MultiCode.ROOT_EMAIL_NOT_UNIQUE);
                    }
                });
    }

    /** Only the root itself changes what is known about it, and with it the identity. */
    Response change(Customer.Kind kind, PersonChange request, Function<Dossier, Object> words) {
        Dossier before = own();
        if (before.customer().kind() != kind
                || before.root().id() != current.session().subjectId()) {
            return Refusal.forbidden();
        }
        if (request.hasBadMobile()) {
            return Refusal.of(MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID);
        }
        UserChange change = kind == Customer.Kind.CORPORATE ? request.changeInCompany() : request.change();
        return changeUser
                .changeRoot(current.caller(), change, current.circumstances())
                .as(new UserOutcome.Cases<>() {
                    @Override
                    public Response done(User root) {
                        return Response.ok(words.apply(own())).build();
                    }

                    @Override
                    public Response missing() {
                        throw new NotFoundException();
                    }

                    @Override
                    public Response taken() {
                        return Refusal.of(MultiCode.ROOT_EMAIL_NOT_UNIQUE);
                    }

                    @Override
                    public Response stepUpRequired() {
                        return Refusal.of(MultiCode.STEP_UP_REQUIRED);
                    }

                    @Override
                    public Response actsForOthers() {
                        return Refusal.forbidden();
                    }

                    @Override
                    public Response over() {
                        return Refusal.unauthenticated();
                    }
                });
    }

    private Dossier own() {
        return dossiers.find(current.tenant().id(), current.session().party().number())
                .orElseThrow(NotFoundException::new);
    }

    /** The identity for which the holder of the token acts, where it is of this kind. */
    Response read(Customer.Kind kind, Function<Dossier, Object> words) {
        Dossier dossier = own();
        return dossier.customer().kind() == kind
                ? Response.ok(words.apply(dossier)).build()
                : Refusal.forbidden();
    }
}
