package gatehouse.member;

import gatehouse.subject.Subject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The person behind a subject that signs in by e-mail. How they are reached, and whether they may, is the subject's. */
@Entity
@Table(name = "member")
public class Member {
    @Id
    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "date_of_birth")
    private LocalDate dateOfBirth;

    @Column(name = "position")
    private String position;

    @Column(name = "tag")
    private String tag;

    @Column(name = "created")
    private Instant created;

    @Version
    @Column(name = "version")
    private long version;

    protected Member() {}

    Member(Subject subject, Details details, Instant created) {
        this.subjectId = subject.id();
        this.tenantId = subject.tenantId();
        this.created = created;
        know(details);
    }

    /**
     * What is known about the person.
     *
     * @param position what they are in the company they act for
     * @param tag what their tenant files them under
     */
    public record Details(
            String firstName,
            String lastName,
            Optional<LocalDate> dateOfBirth,
            Optional<String> position,
            Optional<String> tag) {
        public static Details ofPerson(String firstName, String lastName) {
            return new Details(firstName, lastName, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "Details[hidden]";
        }
    }

    /** What the new details leave out is known no more. */
    public void know(Details details) {
        firstName = details.firstName();
        lastName = details.lastName();
        dateOfBirth = details.dateOfBirth().orElse(null);
        position = details.position().orElse(null);
        tag = details.tag().orElse(null);
    }

    /** The number of its subject. */
    public long id() {
        return subjectId;
    }

    public long tenantId() {
        return tenantId;
    }

    public Details details() {
        return new Details(
                firstName,
                lastName,
                Optional.ofNullable(dateOfBirth),
                Optional.ofNullable(position),
                Optional.ofNullable(tag));
    }

    public Instant created() {
        return created;
    }
}
