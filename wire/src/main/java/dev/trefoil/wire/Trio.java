package dev.trefoil.wire;

import dev.trefoil.authorization.Call;
import dev.trefoil.authorization.Challenge;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Leg;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.JsonException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// The interfaces of the three parties, asked at the same time.
final class Trio implements AutoCloseable {
    /// How long the others may still answer once one party has failed: the clearest of their reasons is shown.
    private static final long GRACE_MILLIS = 2_000;

    /// What stands for a party that gives no challenge.
    private static final PartyApi.Greeting NOBODY =
            new PartyApi.Greeting(Challenge.random(Instant.EPOCH), Digest.of(new byte[0]));

    private final Environment environment;
    private final SigningKey key;
    private final List<PartyApi> apis;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Trio(Environment environment, SigningKey key) {
        this.environment = environment;
        this.key = key;
        this.apis = environment.parties().stream().map(PartyApi::new).toList();
    }

    /// The operation, signed over a fresh challenge of each party.
    Message sign(Operation operation) {
        return sign(operation, collect(PartyApi::challenge));
    }

    private Message sign(Operation operation, List<PartyApi.Greeting> greetings) {
        Digest body = Message.body(operation);
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            legs.add(new Leg(
                    environment.party(i).key().keyId(),
                    greetings.get(i).challenge().hex(),
                    greetings.get(i).channel(),
                    body));
        }
        Call call = new Call(operation.purpose(), environment.digest(), legs, RunFacts.said(operation));
        return new Message(SignedRequest.sign(call, key), operation);
    }

    /// Signs the operation over the challenges of the parties that answer within `wait`, and does `work` with each of
    /// these. Throws the most telling [PartyFailure] unless at least one does it and none refuses.
    ///
    /// A party that does not answer stands in the call with a challenge that nobody gave: it would refuse the call,
    /// and the others check their own part only. So this is for operations that each party does by itself.
    void reachable(Operation operation, Duration wait, BiConsumer<PartyApi, Message> work) {
        List<CompletableFuture<Optional<PartyApi.Greeting>>> asked = apis.stream()
                .map(api -> CompletableFuture.supplyAsync(() -> Optional.of(ask(api, PartyApi::challenge)), threads)
                        .completeOnTimeout(Optional.empty(), wait.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        List<Optional<PartyApi.Greeting>> greetings = asked.stream()
                .map(answer -> answer.exceptionally(failure -> Optional.empty()).join())
                .toList();
        Message message = sign(
                operation,
                greetings.stream().map(greeting -> greeting.orElse(NOBODY)).toList());
        List<CompletableFuture<Boolean>> done = apis.stream()
                .filter(api -> greetings.get(api.party().index()).isPresent())
                .map(api -> CompletableFuture.supplyAsync(
                        () -> ask(api, reached -> {
                            work.accept(reached, message);
                            return true;
                        }),
                        threads))
                .toList();
        CompletableFuture.allOf(done.toArray(CompletableFuture[]::new))
                .exceptionally(failure -> null)
                .join();
        List<PartyFailure> failures = failures(done);
        if (failures.size() < done.size()) {
            failures.removeIf(failure -> failure.kind() == Failure.Kind.UNAVAILABLE);
        }
        if (done.isEmpty()) {
            failures.addAll(failures(asked));
        }
        if (!failures.isEmpty()) {
            throw mostTelling(failures);
        }
        if (done.isEmpty()) {
            throw new PartyFailure(
                    "the parties",
                    Failure.of(Failure.Kind.UNAVAILABLE, "none answers within " + wait.toSeconds() + " s"));
        }
    }

    void each(Consumer<PartyApi> work) {
        collect(api -> {
            work.accept(api);
            return true;
        });
    }

    /// What each party answers; throws the most telling [PartyFailure] if one fails.
    <T> List<T> collect(Function<PartyApi, T> work) {
        List<CompletableFuture<T>> answers = apis.stream()
                .map(api -> CompletableFuture.supplyAsync(() -> ask(api, work), threads))
                .toList();
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        List<CompletableFuture<T>> watched = answers.stream()
                .map(answer -> answer.whenComplete((value, failure) -> {
                    if (failure != null) {
                        firstFailure.complete(null);
                    }
                }))
                .toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(watched.toArray(CompletableFuture[]::new));
        CompletableFuture.anyOf(all, firstFailure)
                .exceptionally(failure -> null)
                .join();
        if (!all.isDone()) {
            settle(all);
        }
        List<PartyFailure> failures = failures(watched);
        if (!failures.isEmpty()) {
            throw mostTelling(failures);
        }
        return watched.stream().map(CompletableFuture::join).toList();
    }

    private static <T> T ask(PartyApi api, Function<PartyApi, T> work) {
        try {
            return work.apply(api);
        } catch (JsonException e) {
            throw new PartyFailure(
                    api.party().title(),
                    Failure.of(
                            Failure.Kind.UNAVAILABLE,
                            "answered in a form that this client does not know (" + e.getMessage() + ")"),
                    e);
        }
    }

    private static void settle(CompletableFuture<Void> all) {
        try {
            all.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // One party has failed: its failure, or a better one, is thrown by the caller.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> List<PartyFailure> failures(List<CompletableFuture<T>> answers) {
        List<PartyFailure> failures = new ArrayList<>();
        for (CompletableFuture<T> answer : answers) {
            if (answer.isCompletedExceptionally()) {
                switch (answer.exceptionNow()) {
                    case PartyFailure failure -> failures.add(failure);
                    case CompletionException e
                    when e.getCause() instanceof PartyFailure failure -> failures.add(failure);
                    case RuntimeException e -> throw e;
                    case Throwable e -> throw new IllegalStateException(e);
                }
            }
        }
        return failures;
    }

    private static PartyFailure mostTelling(List<PartyFailure> failures) {
        return failures.stream()
                .min(Comparator.comparingInt(failure -> weight(failure.failure())))
                .orElseThrow();
    }

    private static int weight(Failure failure) {
        return switch (failure.kind()) {
            case REFUSED -> 0;
            case FAILED -> 1;
            case INVALID -> 2;
            case TOO_LARGE -> 3;
            // The party whose disk is full says more than the two that have lost their links to it.
            case UNAVAILABLE -> failure.reasons().isEmpty() ? 5 : 4;
        };
    }

    /// The answer that all three gave; throws [PartyFailure] if they differ.
    static <T> T agreed(List<T> answers, String what) {
        T first = answers.getFirst();
        for (int i = 1; i < answers.size(); i++) {
            if (!first.equals(answers.get(i))) {
                throw new PartyFailure(
                        "the parties",
                        Failure.of(Failure.Kind.FAILED, "parties 0 and " + i + " disagree about " + what));
            }
        }
        return first;
    }

    @Override
    public void close() {
        apis.forEach(PartyApi::close);
        threads.shutdownNow();
    }
}
