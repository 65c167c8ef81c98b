package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trefoil.bench.LogPlot.Dot;
import dev.trefoil.bench.LogPlot.Line;
import dev.trefoil.bench.LogPlot.Panel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class LogPlotTest {
    private static final Line STRAIGHT =
            new Line("straight", List.of(new Dot(1_000, 0.01), new Dot(10_000, 0.1), new Dot(100_000, 1)));
    private static final Line FLAT = new Line("flat & low", List.of(new Dot(1_000, 0.02), new Dot(100_000, 0.02)));
    private static final Line NONE = new Line("unmeasured", List.of());
    private static final Panel PANEL = new Panel("rows", "seconds", List.of(STRAIGHT, NONE, FLAT));

    @Test
    void decadesAreEquallyFarApartAndHigherIsMore() throws Exception {
        List<Element> dots = elements("circle");
        List<Double> x = numbers(dots, "cx");
        List<Double> y = numbers(dots, "cy");

        assertThat(dots).hasSize(5);
        assertThat(x.get(1) - x.get(0)).isPositive().isCloseTo(x.get(2) - x.get(1), within(0.2));
        assertThat(y.get(0) - y.get(1)).isPositive().isCloseTo(y.get(1) - y.get(2), within(0.2));
        assertThat(y.get(3)).isEqualTo(y.get(4));
    }

    @Test
    void dotsTellTheirNumbers() throws Exception {
        assertThat(elements("circle"))
                .extracting(Element::getTextContent)
                .contains("straight: 10,000 rows, 0.1 seconds");
    }

    @Test
    void axesSayWhatTheyCountAndEachOfTheirDecades() throws Exception {
        assertThat(texts())
                .contains("a < title", "a note", "rows", "seconds")
                .contains("1,000", "10,000", "100,000")
                .contains("0.01", "0.1", "1");
    }

    @Test
    void linesAreNamedInTheirColoursWhereTheyEnd() throws Exception {
        assertThat(texts()).contains("straight", "flat & low").doesNotContain("unmeasured");
        List<Element> lines = elements("polyline");
        for (Element text : elements("text")) {
            if (text.getTextContent().equals("flat & low")) {
                assertThat(text.getAttribute("fill")).isEqualTo(lines.get(2).getAttribute("stroke"));
                assertThat(Double.parseDouble(text.getAttribute("y")))
                        .isCloseTo(numbers(elements("circle"), "cy").get(4) + 4, within(0.2));
            }
        }
        assertThat(lines).extracting(line -> line.getAttribute("stroke")).doesNotHaveDuplicates();
    }

    @Test
    void panelsStandBesideEachOtherWithinThePicture() throws Exception {
        Element root = root(LogPlot.svg("t", "n", List.of(PANEL, PANEL)));
        double width = Double.parseDouble(root.getAttribute("width"));
        List<Double> x = numbers(elements(root, "circle"), "cx");

        assertThat(x).hasSize(10).allMatch(place -> place > 0 && place < width);
        assertThat(x.get(5)).isGreaterThan(x.get(2));
    }

    @Test
    void nothingMeasuredIsAPictureOfAxes() throws Exception {
        Element root = root(LogPlot.svg("t", "n", List.of(new Panel("rows", "seconds", List.of(NONE)))));

        assertThat(elements(root, "circle")).isEmpty();
        assertThat(elements(root, "text")).extracting(Element::getTextContent).contains("1", "10", "seconds");
    }

    @Test
    void namesKeepApartAndInside() {
        assertThat(LogPlot.apart(new double[] {10, 11, 50}, 14, 100)).containsExactly(10, 24, 50);
        assertThat(LogPlot.apart(new double[] {90, 95, 99}, 14, 100)).containsExactly(72, 86, 100);
        assertThat(LogPlot.apart(new double[0], 14, 100)).isEmpty();
    }

    @Test
    void numbersAreWrittenAsInATextWithThreeDigits() {
        assertThat(Arrays.stream(new double[] {10_000_000, 100, 0.001, 0.01234, 3_400, 1})
                        .mapToObj(LogPlot::number))
                .containsExactly("10,000,000", "100", "0.001", "0.0123", "3,400", "1");
    }

    @Test
    void nothingAndLessHaveNoPlace() {
        assertThatThrownBy(() -> new Dot(1, 0)).hasMessageContaining("no place");
        assertThatThrownBy(() -> new Dot(-1, 1)).hasMessageContaining("no place");
        assertThatThrownBy(() -> new Dot(1, Double.NaN)).hasMessageContaining("no place");
        assertThatThrownBy(() -> new Dot(1, Double.POSITIVE_INFINITY)).hasMessageContaining("no place");
    }

    private static List<String> texts() throws Exception {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(String name) throws Exception {
        return elements(root(LogPlot.svg("a < title", "a note", List.of(PANEL))), name);
    }

    private static Element root(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<Double> numbers(List<Element> elements, String attribute) {
        return elements.stream()
                .map(element -> Double.valueOf(element.getAttribute(attribute)))
                .toList();
    }
}
