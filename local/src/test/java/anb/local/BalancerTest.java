package anb.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import anb.embedded.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BalancerTest {

    Node one;
    Node two;
    int port;
    Balancer balancer;

    @BeforeEach
    void start() throws IOException {
        one = Node.start("one");
        two = Node.start("two");
        port = FreePort.any();
        balancer = Balancer.start(port, List.of(one.port(), two.port()));
    }

    @AfterEach
    void stop() throws Exception {
        balancer.close();
        one.close();
        two.close();
    }

    @Test
    void nodesTakeTurnsAndHearAllThatIsSaid() {
        assertThat(asked(6))
                .containsExactly("one: hola", "two: hola", "one: hola", "two: hola", "one: hola", "two: hola");
    }

    @Test
    void oneThatRefusesIsPassedOver() throws Exception {
        one.close();
        assertThat(asked(4)).containsOnly("two: hola");
    }

    @Test
    void whereNoneIsThereTheConnectionEnds() throws Exception {
        one.close();
        two.close();
        assertThat(asked(2)).containsOnly("");
    }

    @Test
    void onceClosedItTakesNoMore() throws InterruptedException {
        balancer.close();
        while (!ask().equals("nobody listens")) {
            Thread.sleep(5); // whoever was being taken at that moment is still served
        }
    }

    @Test
    void aPortInUseIsSaidToWhoeverChoseIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Balancer.start(port, List.of()))
                .withMessageContaining("--port");
    }

    private List<String> asked(int times) {
        return IntStream.range(0, times).mapToObj(time -> ask()).toList();
    }

    private String ask() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("hola".getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (ConnectException nobody) {
            return "nobody listens";
        } catch (SocketException reset) {
            return "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers when all was said; once closed it takes nobody any more. */
    private record Node(ServerSocket door, Thread behind) {

        static Node start(String name) throws IOException {
            var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            return new Node(door, Thread.ofPlatform().daemon().start(() -> serve(door, name)));
        }

        private static void serve(ServerSocket door, String name) {
            while (!door.isClosed()) {
                try (var caller = door.accept()) {
                    var said = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    caller.getOutputStream().write((name + ": " + said).getBytes(StandardCharsets.UTF_8));
                } catch (IOException closed) {
                    // the next look at it says so
                }
            }
        }

        int port() {
            return door.getLocalPort();
        }

        /** A thread that waits at the door when it closes may let one more in. */
        void close() throws IOException, InterruptedException {
            door.close();
            behind.join();
        }
    }
}
