// What the manual pages declare, as far as chapter 5 shows it; compiled by a test of ours.
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

// tag::close[]
int close(int fd);
// end::close[]

// tag::read[]
ssize_t read(int fd, void *buf, size_t count);
// end::read[]

// tag::sockaddr-in[]
struct sockaddr_in {
    uint16_t sin_family;  // AF_INET: an IPv4 address
    uint16_t sin_port;    // in network byte order
    uint32_t sin_addr;    // in network byte order
    uint8_t  sin_zero[8]; // nothing
};
// end::sockaddr-in[]

// tag::epoll-event[]
typedef union epoll_data {
    void    *ptr;
    int      fd;
    uint32_t u32;
    uint64_t u64;
} epoll_data_t;

struct epoll_event {
    uint32_t     events;
    epoll_data_t data;
};
// end::epoll-event[]

_Static_assert(sizeof(struct sockaddr_in) == 16, "as long as the real one");
_Static_assert(offsetof(struct sockaddr_in, sin_port) == 2, "behind the family");
_Static_assert(sizeof(epoll_data_t) == 8, "as long as its longest member");
_Static_assert(sizeof(struct epoll_event) == 16, "with a hole, as printed");
_Static_assert(offsetof(struct epoll_event, data) == 8, "behind the hole");
