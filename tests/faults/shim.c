/* Where strace is not installed: counts calls of the C library, and ends the process or fails at one of them. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static const char *NAMES[] = {"pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "link", "unlink"};
#define CALLS (sizeof NAMES / sizeof *NAMES)

static long counts[CALLS], wanted;
static int armed, at = -1, fails_with, lasting;

/* From now on count; at call number `number` of `name` end (error 0) or fail, for good where `lasts`. */
void piyue_arm(const char *name, long number, int error, int lasts) {
    memset(counts, 0, sizeof counts);
    at = -1;
    for (size_t i = 0; i < CALLS; i++)
        if (!strcmp(name, NAMES[i])) at = (int)i;
    wanted = number, fails_with = error, lasting = lasts, armed = 1;
}

long piyue_count(int call) { return counts[call]; }

static int fails(int call) {
    if (!armed) return 0;
    long number = ++counts[call];
    if (call != at || (number != wanted && !(lasting && number > wanted))) return 0;
    if (!fails_with) kill(getpid(), SIGKILL);
    errno = fails_with;
    return 1;
}

#define WRAP(type, call, name, parameters, arguments)                     \
    type name parameters {                                                \
        static type(*real) parameters;                                    \
        if (!real) real = (type(*) parameters)dlsym(RTLD_NEXT, #name);    \
        return fails(call) ? -1 : real arguments;                         \
    }

WRAP(ssize_t, 0, pwrite64, (int f, const void *b, size_t n, off64_t o), (f, b, n, o))
WRAP(ssize_t, 0, pwrite, (int f, const void *b, size_t n, off_t o), (f, b, n, o))
WRAP(ssize_t, 1, write, (int f, const void *b, size_t n), (f, b, n))
WRAP(int, 2, fsync, (int f), (f))
WRAP(int, 3, fdatasync, (int f), (f))
WRAP(int, 4, ftruncate64, (int f, off64_t n), (f, n))
WRAP(int, 4, ftruncate, (int f, off_t n), (f, n))
WRAP(int, 5, rename, (const char *a, const char *b), (a, b))
WRAP(int, 6, link, (const char *a, const char *b), (a, b))
WRAP(int, 7, unlink, (const char *a), (a))
