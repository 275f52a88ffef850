package kz.malim.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0",
                "0.0.0.0",
                "::1",
                "::",
                "::ffff:7f00:1",
                "::7f00:1",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "100::1"
            })
    void isNotAPrivateOneHoweverItIsWritten(String address) throws UnknownHostException {
        assertFalse(PublicAddress.is(InetAddress.getByName(address), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2a00:1450::1", "193.0.0.1"
            })
    void isAGloballyReachableOne(String address) throws UnknownHostException {
        assertTrue(PublicAddress.is(InetAddress.getByName(address), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "10.1.255.255"})
    void isOneThatTheOperatorsAllow(String address) throws UnknownHostException {
        assertTrue(PublicAddress.is(InetAddress.getByName(address), List.of("10.1.0.0/16")));
        assertFalse(PublicAddress.is(InetAddress.getByName(address), List.of("10.2.0.0/16")));
    }
}
