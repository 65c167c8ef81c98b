package dev.trefoil.plan;

/// What a scan reads: a stored table by handle, or the result of an earlier store step of the same script.
public sealed interface TableRef permits Handle, StepRef {}
