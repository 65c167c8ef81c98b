package dev.trefoil.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.script.Digest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tree of RFC 6962 with the vectors that its reference implementation is tested with.
class MerkleTreeTest {
    private static final List<Digest> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootsOfOneToEightLeaves() {
        Frontier frontier = Frontier.EMPTY;
        for (int size = 0; size <= 8; size++) {
            assertThat(frontier.root().hex()).as("%s leaves", size).isEqualTo(ROOTS.get(size));
            if (size < 8) {
                frontier = frontier.add(LEAVES.get(size));
            }
        }
        assertThat(frontier.peaks()).hasSize(1);
    }

    @Test
    void theProofsOfTheReference() {
        assertThat(Proofs.inclusion(LEAVES, 5))
                .extracting(Digest::hex)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(Proofs.consistency(LEAVES, 6))
                .extracting(Digest::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyLeafOfEveryTreeIsProvedAndNoOther() {
        List<Digest> leaves = leaves(19);
        for (int size = 1; size <= leaves.size(); size++) {
            List<Digest> tree = leaves.subList(0, size);
            Digest root = Proofs.root(tree);
            for (int index = 0; index < size; index++) {
                List<Digest> path = Proofs.inclusion(tree, index);
                assertThat(Proofs.includes(tree.get(index), index, size, root, path))
                        .isTrue();
                for (int other = 0; other < size; other++) {
                    assertThat(Proofs.includes(tree.get(index), other, size, root, path))
                            .isEqualTo(other == index);
                }
                assertThat(Proofs.includes(MerkleTree.EMPTY, index, size, root, path))
                        .isFalse();
                assertThat(Proofs.includes(tree.get(index), index, size, root, with(path)))
                        .isFalse();
            }
        }
    }

    @Test
    void everyTreeExtendsEverySmallerOneAndNoOther() {
        List<Digest> leaves = leaves(19);
        List<Digest> others = new ArrayList<>(leaves);
        others.set(0, MerkleTree.EMPTY);
        for (int after = 1; after <= leaves.size(); after++) {
            List<Digest> tree = leaves.subList(0, after);
            Digest root = Proofs.root(tree);
            for (int before = 1; before <= after; before++) {
                List<Digest> path = Proofs.consistency(tree, before);
                Digest old = Proofs.root(leaves.subList(0, before));
                assertThat(Proofs.extend(before, old, after, root, path)).isTrue();
                Digest forked = Proofs.root(others.subList(0, before));
                assertThat(Proofs.extend(before, forked, after, root, path)).isFalse();
                List<Digest> forkedPath = Proofs.consistency(others.subList(0, after), before);
                assertThat(Proofs.extend(before, forked, after, root, forkedPath))
                        .isFalse();
                assertThat(Proofs.extend(before, old, after, root, with(path))).isFalse();
                if (!path.isEmpty()) {
                    assertThat(Proofs.extend(before, old, after, root, path.subList(1, path.size())))
                            .isFalse();
                }
            }
        }
    }

    private static List<Digest> with(List<Digest> path) {
        List<Digest> longer = new ArrayList<>(path);
        longer.add(MerkleTree.EMPTY);
        return longer;
    }

    private static List<Digest> leaves(int count) {
        List<Digest> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(MerkleTree.leaf(new byte[] {(byte) i}));
        }
        return leaves;
    }
}
