package dev.trefoil.cli;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.PayloadType;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.RequestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A request in a file: as the analyst wrote it, or with approvals already. Who signed is not verified here.
record RequestFile(Request request, Envelope approvals) {
    /// Whether the file holds an approver's answer other than yes; whose it is, only [Decision#verify] tells.
    static boolean isDecision(Path file) throws IOException {
        FileKind.requireFile(file);
        try {
            return Envelope.decode(Files.readAllBytes(file)).payloadType().equals(PayloadType.DECISION);
        } catch (Refused notAnEnvelope) {
            return false;
        }
    }

    static RequestFile read(Path file) throws IOException {
        FileKind.require(file, "a request", FileKind.REQUEST, FileKind.APPROVED);
        byte[] bytes = Files.readAllBytes(file);
        Envelope envelope;
        try {
            envelope = Envelope.decode(bytes);
        } catch (Refused notAnEnvelope) {
            Request request = RequestJson.parse(bytes);
            return new RequestFile(request, Approval.none(request));
        }
        return new RequestFile(Approval.request(envelope), envelope);
    }
}
