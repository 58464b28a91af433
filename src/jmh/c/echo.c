/* The least that an echo costs: one thread, epoll, recv and send. Prints its port, ends with
   its standard input. Level-triggered, and no error is mended: a yardstick and not a server. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define SLOTS 1024

static int epoll;

static int checked(int result, const char *call) {
    if (result == -1) {
        perror(call);
        exit(1);
    }
    return result;
}

static void add(int fd) {
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP, .data.fd = fd};
    checked(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
}

static int listening(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t length = sizeof address;
    int fd = checked(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), "socket");
    checked(bind(fd, (struct sockaddr *)&address, length), "bind");
    checked(listen(fd, SLOTS), "listen");
    checked(getsockname(fd, (struct sockaddr *)&address, &length), "getsockname");
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return fd;
}

static void accept_all(int listener) {
    int fd;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) != -1) {
        add(fd);
    }
}

static void echo(int fd) {
    char buffer[4096];
    ssize_t n = recv(fd, buffer, sizeof buffer, 0);
    if (n <= 0 || send(fd, buffer, n, MSG_NOSIGNAL) != n) {
        close(fd);
    }
}

int main(void) {
    struct epoll_event events[SLOTS];
    epoll = checked(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
    int listener = listening();
    add(listener);
    add(STDIN_FILENO);
    for (;;) {
        int n = epoll_wait(epoll, events, SLOTS, -1);
        for (int i = 0; i < n; i++) {
            int fd = events[i].data.fd;
            if (fd == STDIN_FILENO) {
                return 0;
            } else if (fd == listener) {
                accept_all(fd);
            } else {
                echo(fd);
            }
        }
    }
}
