package io.keruen.console;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Serves a made-up convoy on a free port, to look at: {@code ConsoleDemo [convoys] [vehicles each] [alerts] [port]}. */
final class ConsoleDemo {
    private static final int BEFORE_S = 60;

    private ConsoleDemo() {}

    public static void main(String[] args) throws Exception {
        int convoys = number(args, 0, 2);
        int vehicles = number(args, 1, 5);
        int alerts = number(args, 2, 9);
        LiveBoard board = new LiveBoard();
        board.historyRead();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), number(args, 3, 0));
        ConsoleServer server = ConsoleServer.start(address, board, Throwable::printStackTrace);
        System.out.println(server.url());

        Scene scene = new Scene(board, convoys, Math.max(1, vehicles));
        CountDownLatch never = new CountDownLatch(1);
        if (convoys == 0) {
            never.await();
        }
        scene.control();
        for (int i = 0; i < alerts; i++) {
            board.alert(scene.alert(i, 2 * i % BEFORE_S, i % 3 == 2 || i > 40));
            if (i < BEFORE_S) {
                board.transit(scene.transit(i, i));
            }
        }
        int second = 0;
        do {
            scene.drive(second);
            scene.judge(second);
            board.alertsRead();
            board.status(Scene.status(second));
            second++;
        } while (second < BEFORE_S || !never.await(1, TimeUnit.SECONDS));
    }

    private static int number(String[] args, int at, int otherwise) {
        return args.length > at ? Integer.parseInt(args[at]) : otherwise;
    }
}
