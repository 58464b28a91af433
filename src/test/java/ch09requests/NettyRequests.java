package ch09requests;

import static io.netty.handler.codec.http.HttpMethod.GET;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import ch01blocking.Reply;
import ch03nonblocking.Replies;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The main program on Netty, to be laid beside {@link Requests}. */
final class NettyRequests {

    private static final int LONGEST = 100_000_000; // bytes in a body

    private final InetSocketAddress server;
    private final Replies replies;
    private final CountDownLatch open;

    private NettyRequests(InetSocketAddress server, Replies replies, int requests) {
        this.server = server;
        this.replies = replies;
        this.open = new CountDownLatch(requests);
    }

    /** As {@link Requests#fetchAll}, but told on the thread of the loop. */
    static void fetchAll(InetSocketAddress server, List<String> paths, Replies replies)
            throws InterruptedException {
        // tag::fetch-all[]
        IoHandlerFactory nio = NioIoHandler.newFactory();
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, nio); // <1>
        try {
            var all = new NettyRequests(server, replies, paths.size());
            for (int index = 0; index < paths.size(); index++) {
                all.begin(loop, index, paths.get(index));
            }
            all.open.await(); // <2>
        } finally {
            loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
        }
        // end::fetch-all[]
    }

    // tag::begin[]
    private void begin(EventLoopGroup loop, int index, String path) {
        ChannelFuture connected = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline() // <3>
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LONGEST))
                                .addLast(new Asked(index, path));
                    }
                })
                .connect(server);
        connected.addListener(done -> {
            if (!done.isSuccess()) { // <4>
                failed(index, done.cause());
            }
        });
    }
    // end::begin[]

    private void failed(int index, Throwable reason) {
        replies.failure(
                index, reason instanceof IOException problem ? problem : new IOException(reason));
        open.countDown();
    }

    // tag::asked[]
    /** One request: the last in its pipeline. */
    final class Asked extends SimpleChannelInboundHandler<FullHttpResponse> {

        private final int index;
        private final String path;
        private boolean over;

        // end::asked[]
        Asked(int index, String path) {
            this.index = index;
            this.path = path;
        }

        // tag::asked[]
        @Override
        public void channelActive(ChannelHandlerContext context) { // <5>
            var request = new DefaultFullHttpRequest(HTTP_1_1, GET, path);
            request.headers().set("Host", host()).set("Connection", "close");
            var unused = context.writeAndFlush(request);
        }

        @Override
        protected void channelRead0(
                ChannelHandlerContext context, FullHttpResponse response) { // <6>
            over = true;
            replies.reply(index, replyOf(response));
            open.countDown();
            var unused = context.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end(context, new EOFException("the reply stops short"));
        }
        // end::asked[]

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable reason) {
            end(context, reason);
        }

        private void end(ChannelHandlerContext context, Throwable reason) {
            if (!over) {
                over = true;
                failed(index, reason);
            }
            var unused = context.close();
        }
    }

    private String host() {
        return Host.of(server);
    }

    private static Reply replyOf(FullHttpResponse response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        byte[] body = new byte[response.content().readableBytes()];
        response.content().readBytes(body);
        return new Reply(response.status().code(), headers, body);
    }
}
