package dev.trefoil.plan;

import java.nio.charset.StandardCharsets;

/// The texts of one column of a frame as UTF-8 bytes, each padded with zero bytes to the width of its type, in blocks
/// of so many rows that no array grows long.
final class TextCells {
    private static final int SHIFT = 12;
    private static final int ROWS = 1 << SHIFT;

    private final int width;
    private final byte[][] blocks;

    TextCells(int rows, int width) {
        this.width = width;
        this.blocks = new byte[(rows + ROWS - 1) >>> SHIFT][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new byte[width * Math.min(ROWS, rows - (i << SHIFT))];
        }
    }

    int width() {
        return width;
    }

    /// The array that holds the cell of `row`, and those of the other rows of its 64.
    byte[] block(int row) {
        return blocks[row >>> SHIFT];
    }

    /// Where the cell begins in its block.
    int offset(int row) {
        return (row & ROWS - 1) * width;
    }

    /// Sets a cell to bytes that are a text of at most this width.
    void set(int row, byte[] from, int at, int length) {
        byte[] block = block(row);
        int offset = offset(row);
        for (int i = 0; i < length; i++) {
            block[offset + i] = from[at + i];
        }
        for (int i = length; i < width; i++) {
            block[offset + i] = 0;
        }
    }

    /// Writes the bytes of a text without the padding; how many they are.
    int get(int row, byte[] into, int at) {
        int length = length(row);
        System.arraycopy(block(row), offset(row), into, at, length);
        return length;
    }

    private int length(int row) {
        byte[] block = block(row);
        int offset = offset(row);
        int length = width;
        while (length > 0 && block[offset + length - 1] == 0) {
            length--;
        }
        return length;
    }

    String text(int row) {
        return new String(block(row), offset(row), length(row), StandardCharsets.UTF_8);
    }

    /// Whether the cell is a text with nothing but padding after it.
    boolean isText(int row) {
        return TextBytes.isText(block(row), offset(row), offset(row) + length(row));
    }
}
