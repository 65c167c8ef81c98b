package dev.trefoil.client;

/// A public value or interval with the name of its column, and the condition that a row belongs to it.
record Category(String name, ColumnExpression is) {}
