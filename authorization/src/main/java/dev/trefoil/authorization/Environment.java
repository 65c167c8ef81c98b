package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who takes part: the three parties and the people with their keys, under an identifier and version.
///
/// All three parties hold it identically. It is public. Approvers are different people with different keys,
/// so the quorum counts people.
///
/// @param version grows with every change
/// @param quorum how many approvers must sign a request
/// @param selfApproval whether an analyst may approve their own request
public record Environment(
        String identifier,
        long version,
        List<Party> parties,
        List<Person> approvers,
        List<Person> providers,
        List<Person> analysts,
        int quorum,
        boolean selfApproval,
        EnvironmentLimits limits) {
    static final int MAX_PEOPLE = 200;
    static final long MAX_VERSION = 1_000_000_000;
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Environment {
        requireIdentifier(identifier);
        if (version < 1 || version > MAX_VERSION) {
            throw new IllegalArgumentException("version " + version + " is outside 1.." + MAX_VERSION);
        }
        parties = List.copyOf(parties);
        approvers = requirePeople("approver", approvers);
        providers = requirePeople("data provider", providers);
        analysts = requirePeople("analyst", analysts);
        if (parties.size() != 3) {
            throw new IllegalArgumentException("an environment has three parties, not " + parties.size());
        }
        for (int i = 0; i < 3; i++) {
            if (parties.get(i).index() != i) {
                throw new IllegalArgumentException("the parties stand in the order of their indices 0, 1, 2");
            }
        }
        requireDistinct("name", parties, Party::name);
        requireDistinct("key", parties, Party::key);
        requireDistinct("API address", parties, party -> party.host() + " " + party.apiPort());
        requireDistinct("link address", parties, party -> party.host() + " " + party.linkPort());
        if (approvers.isEmpty()) {
            throw new IllegalArgumentException("an environment needs at least one approver");
        }
        if (quorum < 1 || quorum > approvers.size()) {
            throw new IllegalArgumentException(
                    "the quorum " + quorum + " is outside 1.." + approvers.size() + ", the number of approvers");
        }
    }

    /// Throws [IllegalArgumentException] unless an environment can be called so.
    static void requireIdentifier(String identifier) {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException(
                    "an environment's identifier has 1 to 63 lower-case letters, digits and hyphens");
        }
    }

    private static List<Person> requirePeople(String role, List<Person> people) {
        List<Person> copy = List.copyOf(people);
        if (copy.size() > MAX_PEOPLE) {
            throw new IllegalArgumentException("at most " + MAX_PEOPLE + " people can be " + role);
        }
        for (int i = 0; i < copy.size(); i++) {
            for (Person earlier : copy.subList(0, i)) {
                if (earlier.isSameAs(copy.get(i))) {
                    throw new IllegalArgumentException(
                            copy.get(i).title() + " or their key stands twice among those who are " + role);
                }
            }
        }
        return copy;
    }

    private static void requireDistinct(String what, List<Party> parties, Function<Party, Object> property) {
        Set<Object> seen = new HashSet<>();
        for (Party party : parties) {
            if (!seen.add(property.apply(party))) {
                throw new IllegalArgumentException("two parties have the same " + what + ": they must be different");
            }
        }
    }

    public Party party(int index) {
        return parties.get(index);
    }

    public Optional<Person> approver(VerificationKey key) {
        return find(approvers, key);
    }

    public Optional<Person> provider(VerificationKey key) {
        return find(providers, key);
    }

    public Optional<Person> analyst(VerificationKey key) {
        return find(analysts, key);
    }

    /// The person with this key in any role.
    public Optional<Person> person(VerificationKey key) {
        return approver(key).or(() -> provider(key)).or(() -> analyst(key));
    }

    /// The person whose key has this identifier, in any role.
    public Optional<Person> person(Digest keyId) {
        return Stream.of(approvers, providers, analysts)
                .flatMap(List::stream)
                .filter(person -> person.key().keyId().equals(keyId))
                .findFirst();
    }

    /// Whose key has this identifier, for messages to people: a person or party by name, or the key alone.
    public String holder(Digest keyId) {
        return person(keyId)
                .map(Person::title)
                .or(() -> parties.stream()
                        .filter(party -> party.key().keyId().equals(keyId))
                        .map(Party::title)
                        .findFirst())
                .orElse("key " + keyId.brief() + "...");
    }

    /// Whose key this is, for messages to people: a person or party by name, or the key alone.
    public String holder(VerificationKey key) {
        return holder(key.keyId());
    }

    private static Optional<Person> find(List<Person> people, VerificationKey key) {
        return people.stream().filter(person -> person.key().equals(key)).findFirst();
    }

    /// The keys whose signatures make this environment valid: those of the parties and of all approvers.
    public List<VerificationKey> signers() {
        List<VerificationKey> keys = new ArrayList<>();
        parties.forEach(party -> keys.add(party.key()));
        approvers.stream().map(Person::key).filter(key -> !keys.contains(key)).forEach(keys::add);
        return List.copyOf(keys);
    }

    public byte[] canonicalBytes() {
        return EnvironmentJson.write(this).canonicalBytes();
    }

    /// The hash of [#canonicalBytes].
    public Digest digest() {
        return Digest.of(canonicalBytes());
    }
}
