package dev.trefoil.cli;

/// The `trefoil` command.
public final class Trefoil {
    private Trefoil() {}

    public static void main(String[] arguments) {
        System.out.println("trefoil");
    }
}
