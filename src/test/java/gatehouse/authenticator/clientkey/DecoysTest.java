package gatehouse.authenticator.clientkey;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.KeyedHash;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecoysTest {
    private final Decoys decoys = new Decoys(new KeyedHash(new byte[32]));

    @Test
    void aNameHasAlwaysTheSameDecoy() {
        assertThat(decoys.keyFor("GLOBAL", "nobody")).isEqualTo(decoys.keyFor("GLOBAL", "nobody"));
    }

    @Test
    void namesScopesAndServersHaveDifferentDecoys() {
        byte[] anotherPepper = new byte[32];
        anotherPepper[0] = 1;

        assertThat(decoys.keyFor("GLOBAL", "nobody"))
                .isNotEqualTo(decoys.keyFor("GLOBAL", "somebody"))
                .isNotEqualTo(decoys.keyFor("1", "nobody"))
                .isNotEqualTo(new Decoys(new KeyedHash(anotherPepper)).keyFor("GLOBAL", "nobody"));
    }

    @Test
    void decoysHaveTheSizesThatPeopleMake() {
        List<Integer> sizes = IntStream.range(0, 200)
                .map(i -> decoys.keyFor("GLOBAL", "name" + i).rsa().getModulus().bitLength())
                .boxed()
                .toList();

        assertThat(sizes).containsOnly(2048, 3072, 4096);
        assertThat(sizes).filteredOn(bits -> bits == 4096).hasSizeBetween(100, 150);
    }

    @Test
    void aDecoyCouldBeARealKey() {
        ClientKey decoy = decoys.keyFor("GLOBAL", "nobody");

        assertThat(ClientKey.parse(decoy.canonical())).contains(decoy);
    }
}
