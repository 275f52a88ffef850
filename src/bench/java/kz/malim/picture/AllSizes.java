package kz.malim.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Renders every uncropped size of a file in a process of its own, and prints its resource usage in one line. */
public final class AllSizes {
    public static final List<Integer> WIDTHS = List.of(320, 480, 640, 960, 1280, 1600, 2048);

    private static final Rights NOBODYS = new Rights(null, null, null, null, null, null, null, null, null);

    private AllSizes() {}

    /** @param arguments the file */
    @SuppressWarnings("SystemOut") // read by the program that started this one
    public static void main(String[] arguments) throws IOException {
        long begin = System.nanoTime();
        make(Path.of(arguments[0]));
        double seconds = (System.nanoTime() - begin) / 1e9;
        var cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        System.out.println(seconds + " " + cpu.toMillis() / 1e3 + " " + peakMebibytes());
    }

    private static void make(Path path) throws IOException {
        var master = master(path);
        master.bytes();
        for (var size : AspectRatio.ORIGINAL.sizes(master.width(), master.height(), WIDTHS)) {
            for (var type : List.of(PictureType.JPEG, PictureType.WEBP)) {
                master.rendition(AspectRatio.ORIGINAL, FocalPoint.CENTRE, size, type, NOBODYS);
            }
        }
    }

    private static Master master(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return Master.of(path, PictureFile.read(in), 1, WIDTHS.getLast());
        }
    }

    /** Peak resident memory in MiB; 0 where the kernel does not report it. */
    private static double peakMebibytes() throws IOException {
        var status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream()
                                .filter(line -> line.startsWith("VmHWM:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .sum()
                        / 1024.0;
    }
}
