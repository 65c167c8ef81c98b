package dev.trefoil.authorization;

/// How one approver stands to a request: for people who collect approvals. Only [Approved#verify] authorizes.
public enum ApprovalState {
    SIGNED,
    NOT_YET,
    /// There is a signature in their name, but not of this request: one of the two was altered.
    UNFIT;

    public static ApprovalState of(Envelope request, Person approver) {
        Envelope alone = request.only(approver.key());
        if (alone.signatures().isEmpty()) {
            return NOT_YET;
        }
        return approver.key().signed(alone.pae(), alone.signatures().getFirst().bytes()) ? SIGNED : UNFIT;
    }
}
