package kz.malim.bench;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Heap allocation per request of a running JVM, over all its threads. */
record AllocationMeter(double bytes, double requests) {
    @SuppressWarnings("BanJNDI") // both ends belong to the benchmark, on this machine
    static AllocationMeter of(Program program, Callable<Double> requests) throws Exception {
        var machine = VirtualMachine.attach(String.valueOf(program.pid()));
        var address = new JMXServiceURL(machine.startLocalManagementAgent());
        try (var connector = JMXConnectorFactory.connect(address)) {
            var threads = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            long before = threads.getTotalThreadAllocatedBytes();
            double count = requests.call();
            return new AllocationMeter(threads.getTotalThreadAllocatedBytes() - before, count);
        } finally {
            machine.detach();
        }
    }

    void report(Table table) {
        table.atMost(3.0, "allocation per hot request", bytes / requests / 1024, "KiB");
    }
}
