package dev.trefoil.authorization;

/// One reason for a refusal: its kind, for programs, and the words for people, which name what is wrong and
/// the fix.
public record Reason(Kind kind, String message) {
    public enum Kind {
        /// Not the format at all: JSON, fields or values are wrong.
        MALFORMED,
        /// Means something, but is not the one encoding of it.
        NOT_CANONICAL,
        WRONG_PAYLOAD_TYPE,
        BAD_SIGNATURE,
        UNKNOWN_KEY,
        DUPLICATE_SIGNATURE,
        MISSING_APPROVAL,
        SELF_APPROVAL,
        WRONG_ENVIRONMENT,
        EXPIRED,
        NOT_YET_VALID,
        /// The designated analyst is no analyst of the environment.
        UNKNOWN_ANALYST,
        /// The approval is for another analyst's key.
        OTHER_ANALYST,
        /// The report on what the script lets out is not the one that this software makes of it.
        DISCLOSURE_DIFFERS,
        STEP_DIFFERS,
        /// A placeholder of the step has no value.
        VALUE_MISSING,
        /// A value is not of its placeholder's type, not allowed by its constraint, or for no placeholder of
        /// the step.
        VALUE_NOT_ALLOWED,
        /// A placeholder has another value than earlier in the same run.
        VALUE_CHANGED,
        STEP_OUT_OF_ORDER,
        STEP_REPEATED,
        NO_RUNS_LEFT,
        REVOKED,
        /// The signature is for another party, or names parties that are not the environment's.
        WRONG_PARTY,
        /// The signature was made over another connection.
        WRONG_CHANNEL,
        /// The challenge is unknown, used or too old.
        WRONG_CHALLENGE,
        /// The signature is for another message body.
        WRONG_BODY,
        /// The signature is for another purpose.
        WRONG_PURPOSE,
        /// The key may not do this.
        NOT_ALLOWED,
        UNKNOWN_TABLE,
        /// A party has lost its shares of the table.
        TABLE_LOST,
        SCHEMA_DIFFERS,
        /// The table is stored under another name than the script knows.
        OTHER_NAME,
        /// A newer upload took the table's name over.
        TABLE_REPLACED,
        /// The name, or one that looks like it, belongs to another key.
        NAME_TAKEN,
        /// The step would take more rows or memory than the parties allow.
        TOO_LARGE,
        /// A party has lost records that the others have seen.
        PARTY_BEHIND,
        /// The three parties do not see the same.
        PARTIES_DISAGREE
    }

    @Override
    public String toString() {
        return kind + ": " + message;
    }
}
