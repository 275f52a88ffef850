package kz.malim.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.malim.bench.Benchmark.Section;
import kz.malim.picture.AllSizes;

/** A picture of 24 megapixels to all widths, as JPEG and as WebP, in a process of its own; compared with ImageMagick. */
final class PixelSection implements Section {
    private static final int ROUNDS = 5;

    /** The decoded picture, three bytes a pixel, and 64 MiB for everything else: with less it runs out of memory. */
    private static final String HEAP = "-Xmx132m";

    /** The resources a process used. */
    private record Usage(double seconds, double cpu, double mebibytes) {
        static Usage parse(String line) {
            var figures = Arrays.stream(line.strip().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Usage(figures[0], figures[1], figures[2]);
        }

        /** The shell reports elapsed, user and system seconds, and no memory. */
        static Usage parseTimes(String line) {
            var figures = parse(line);
            return new Usage(figures.seconds, figures.cpu + figures.mebibytes, 0);
        }
    }

    @Override
    public String name() {
        return "pixels";
    }

    @Override
    public void measure(Table table) throws Exception {
        var picture = CameraPicture.file();
        var malim = new ArrayList<Usage>();
        var imageMagick = new ArrayList<Usage>();
        for (int round = 0; round < ROUNDS; round++) {
            malim.add(Usage.parse(output(malim(picture))));
            if (isImageMagickInstalled()) {
                imageMagick.add(Usage.parseTimes(output(imageMagick(picture))));
            }
        }
        table.record("24 megapixels to all widths", median(malim.stream().map(Usage::seconds)), "s");
        table.record("of the processors", median(malim.stream().map(Usage::cpu)), "s");
        table.record(
                "and of memory at most, a Java with " + HEAP,
                median(malim.stream().map(Usage::mebibytes)),
                "MiB");
        if (!imageMagick.isEmpty()) {
            double malimCpu = median(malim.stream().map(Usage::cpu));
            double imageMagickCpu = median(imageMagick.stream().map(Usage::cpu));
            table.atMost(
                    3,
                    "24 megapixels to all widths, compared with ImageMagick",
                    malimCpu / imageMagickCpu,
                    "times the processor time (%.2f s to %.2f s)".formatted(malimCpu, imageMagickCpu));
        }
    }

    private static double median(java.util.stream.Stream<Double> figures) {
        return Table.median(figures.mapToDouble(figure -> figure).toArray());
    }

    private static List<String> malim(Path picture) {
        return List.of(
                Program.java(),
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AllSizes.class.getName(),
                picture.toString());
    }

    private static List<String> imageMagick(Path picture) throws IOException {
        var folder = Files.createTempDirectory(Program.temporaryFolder(), "imagemagick");
        var command = new StringBuilder("convert " + picture + " -write mpr:whole");
        for (int width : AllSizes.WIDTHS) {
            for (var type : List.of("jpg", "webp")) {
                command.append(" ( mpr:whole -resize %1$dx -quality 80 -write %2$s/%1$d.%3$s +delete )"
                        .formatted(width, folder, type));
            }
        }
        var quoted = command.toString().replace("(", "\\(").replace(")", "\\)");
        return List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time " + quoted + " null: 2> /dev/null");
    }

    private static boolean isImageMagickInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("convert", "-version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + "\n" + output);
        }
        return output.strip().lines().reduce((before, last) -> last).orElse("");
    }
}
