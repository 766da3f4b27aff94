package anb.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Whom an address stands for: in IPv6 one customer has a whole network of them (RFC 6177), so the host in it counts for nothing. */
public final class Network {

    private static final int PREFIX_BYTES = 64 / 8;

    private Network() {}

    /** The address itself for IPv4 and for what is no address; the first 64 bits for IPv6. */
    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, PREFIX_BYTES) + "/64"
                    : address;
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
