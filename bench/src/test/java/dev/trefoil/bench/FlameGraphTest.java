package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FlameGraphTest {
    private static final Stacks STACKS = new Stacks(Map.of(
            List.of("thread main", "mpc.protocol.And.of", "mpc.protocol.Door.and"), 60L,
            List.of("thread main", "mpc.protocol.And.of"), 20L,
            List.of("thread main", "java.util.List.of"), 15L,
            List.of("thread writer", "java.util.List.<init>"), 5L));

    private record Box(String title, double x, double y, double width) {}

    @Test
    void boxesAreAsWideAsTheirPartOfTheSamplesAndStandAboveTheirCallers() throws Exception {
        Map<String, Box> boxes = boxes(FlameGraph.svg("a title", "a note", STACKS));

        Box main = Objects.requireNonNull(boxes.get("thread main"));
        Box and = Objects.requireNonNull(boxes.get("mpc.protocol.And.of"));
        Box door = Objects.requireNonNull(boxes.get("mpc.protocol.Door.and"));
        assertThat(boxes).hasSize(6);
        assertThat(main.title()).isEqualTo("thread main: 95 samples, 95.0 %");
        assertThat(main.width()).isCloseTo(0.95 * 1180, within(1.0));
        assertThat(and.width()).isCloseTo(0.80 * 1180, within(1.0));
        assertThat(door.width()).isCloseTo(0.60 * 1180, within(1.0));
        assertThat(door.y()).isLessThan(and.y());
        assertThat(and.y()).isLessThan(main.y());
        assertThat(and.x()).isGreaterThanOrEqualTo(main.x());
        assertThat(and.x() + and.width()).isLessThanOrEqualTo(main.x() + main.width() + 0.1);
    }

    @Test
    void namesWithSignsOfMarkupAreText() throws Exception {
        assertThat(boxes(FlameGraph.svg("a < b & \"c\"", "a note", STACKS))).containsKey("java.util.List.<init>");
    }

    @Test
    void whatIsTooNarrowToBeSeenIsLeftOut() throws Exception {
        Stacks stacks = new Stacks(Map.of(List.of("a.B.c"), 1_000_000L, List.of("a.B.d"), 1L));

        assertThat(boxes(FlameGraph.svg("t", "a note", stacks))).containsOnlyKeys("a.B.c");
    }

    @Test
    void nothingAtAllIsAnEmptyPicture() throws Exception {
        assertThat(boxes(FlameGraph.svg("t", "a note", new Stacks(Map.of())))).isEmpty();
    }

    @Test
    void labelsLoseTheirPackageBeforeTheirEnd() {
        assertThat(FlameGraph.label("mpc.protocol.And.of", 500)).isEqualTo("mpc.protocol.And.of");
        assertThat(FlameGraph.label("mpc.protocol.And.of", 70)).isEqualTo("And.of");
        assertThat(FlameGraph.label("mpc.protocol.And.of", 40)).isEqualTo("And.…");
        assertThat(FlameGraph.label("mpc.protocol.And.of", 20)).isEmpty();
    }

    @Test
    void theListHasTheMethodsThatComputeThemselves() {
        assertThat(Flame.text(STACKS).lines())
                .containsExactly(
                        "  self  method",
                        " 60.0%  mpc.protocol.Door.and",
                        " 20.0%  mpc.protocol.And.of",
                        " 15.0%  java.util.List.of",
                        "  5.0%  java.util.List.<init>");
    }

    @Test
    void namesAreShortAndLambdasSayWhereTheyStand() {
        assertThat(Stacks.name("dev.trefoil.mpc.Party", "open")).isEqualTo("mpc.Party.open");
        assertThat(Stacks.name("java.util.List", "of")).isEqualTo("java.util.List.of");
        assertThat(Stacks.name("dev.trefoil.bench.VectorWorks", "lambda$sort$3"))
                .isEqualTo("bench.VectorWorks.sort (lambda)");
        assertThat(Stacks.name("a.B$$Lambda/0x0000fe12", "accept")).isEqualTo("a.B$$Lambda.accept");
    }

    @Test
    void aRecordingTellsWhatThisProcessComputes(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("r.jfr");
        Recorder recorder = new Recorder();
        recorder.start(file);
        long sum = computed(System.nanoTime() + 500_000_000L);
        recorder.finish();

        assertThat(sum).isNotZero();
        assertThat(Stacks.read(file).counts().keySet())
                .anyMatch(stack -> stack.stream().anyMatch(name -> name.endsWith("FlameGraphTest.computed")));
    }

    @Test
    void aRecordingAlsoTellsWhatThreadsAreFor(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("r.jfr");
        Recorder recorder = new Recorder();
        recorder.start(file);
        assertThat(computed(System.nanoTime() + 200_000_000L)).isNotZero();
        recorder.finish();

        ThreadTimes times = ThreadTimes.parse(Files.readString(Recorder.threads(file)));
        assertThat(times.ticks())
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        some -> assertThat(some.get("Java code")).isPositive());
    }

    @Test
    void threadsAreKnownByTheNamesOfTheVirtualMachine() {
        String stat = "71 (G1 Conc) #0) S 1 2 3 4 5 6 7 8 9 10 41 1 0 0 20 0";

        assertThat(ThreadTimes.name(stat)).isEqualTo("G1 Conc) #0");
        assertThat(ThreadTimes.ticks(stat)).isEqualTo(42);
        assertThat(ThreadTimes.kind("GC Thread#1")).isEqualTo("garbage collector");
        assertThat(ThreadTimes.kind("C2 CompilerThre")).isEqualTo("compiler");
        assertThat(ThreadTimes.kind("VM Thread")).isEqualTo("virtual machine");
        assertThat(ThreadTimes.kind("java")).isEqualTo("Java code");
    }

    @Test
    void timesOfThreadsArePartsOfTheWhole() {
        ThreadTimes before = new ThreadTimes(Map.of("Java code", 100L));
        ThreadTimes after = new ThreadTimes(Map.of("Java code", 160L, "compiler", 20L));

        assertThat(after.since(before).parts()).isEqualTo("Java code 75 %, compiler 25 %");
        assertThat(ThreadTimes.parse(after.text())).isEqualTo(after);
    }

    private static long computed(long end) {
        long sum = 1;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 1000; i++) {
                sum = sum * 6_364_136_223_846_793_005L + 1;
            }
        }
        return sum;
    }

    /// The boxes of a picture by the names of their methods.
    private static Map<String, Box> boxes(String svg) throws Exception {
        Document picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        Map<String, Box> boxes = new TreeMap<>();
        for (Element group : elements(picture.getElementsByTagName("g"))) {
            String title = group.getElementsByTagName("title").item(0).getTextContent();
            Element box = (Element) group.getElementsByTagName("rect").item(0);
            boxes.put(
                    title.substring(0, title.indexOf(": ")),
                    new Box(title, number(box, "x"), number(box, "y"), number(box, "width")));
        }
        return boxes;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
