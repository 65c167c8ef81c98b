package dev.trefoil.engine;

import dev.trefoil.script.json.Json;
import dev.trefoil.wire.StepAnswer;

/// What a request is answered: JSON, and bytes after it where there are any.
final class Answer {
    private final Json json;
    private final byte[] rest;

    Answer(Json json, byte[] rest) {
        this.json = json;
        this.rest = rest;
    }

    static Answer of(Json json) {
        return new Answer(json, new byte[0]);
    }

    static Answer of(StepAnswer answer) {
        return of(answer.json());
    }

    Json json() {
        return json;
    }

    byte[] rest() {
        return rest;
    }

    @Override
    public String toString() {
        return "Answer[" + rest.length + " bytes]";
    }
}
