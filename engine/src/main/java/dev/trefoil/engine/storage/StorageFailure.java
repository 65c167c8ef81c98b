package dev.trefoil.engine.storage;

/// A party cannot write or read its disk: full, not permitted, or damaged. Nothing was half done.
public final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageFailure(String what, Throwable cause) {
        super(what + " (" + reason(cause) + ")", cause);
    }

    public StorageFailure(String what) {
        super(what);
    }

    private static String reason(Throwable cause) {
        String text = cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }
}
