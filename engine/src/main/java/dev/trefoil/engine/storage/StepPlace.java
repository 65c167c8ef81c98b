package dev.trefoil.engine.storage;

import dev.trefoil.script.Digest;

/// A step of a run: which authorization, which run of it, which step of the script (from 1).
public record StepPlace(Digest authorization, String tag, int step) {}
