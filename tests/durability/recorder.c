/* Writes down, in order and with the time, what a program writes into the files of one folder and
 * when it has the disk made sure of it, so that the files can be made anew as they would be after
 * the power went. Loaded in front of the C library: LD_PRELOAD, RECORD_FOLDER, RECORD_TO.
 *
 * A record: kind (1 byte: w write, t truncate, f fsync, u unlink), time in nanoseconds (8, monotonic
 * clock), offset or length (8), length of the path (4), length of the content (8), path, content.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int out = -1;
static const char *folder;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("RECORD_TO");
    folder = getenv("RECORD_FOLDER");
    if (to && folder) out = REAL(open)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int place_of(int fd, char *path) {
    char link[64];
    ssize_t length;
    if (out < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, 4000);
    if (length <= 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

static void put(char kind, int64_t at, const char *path, const void *content, uint64_t size) {
    struct timespec now;
    char head[29];
    uint32_t length = (uint32_t)strlen(path);
    uint64_t time;
    clock_gettime(CLOCK_MONOTONIC, &now);
    time = (uint64_t)now.tv_sec * 1000000000ull + (uint64_t)now.tv_nsec;
    head[0] = kind;
    memcpy(head + 1, &time, 8);
    memcpy(head + 9, &at, 8);
    memcpy(head + 17, &length, 4);
    memcpy(head + 21, &size, 8);
    if (REAL(write)(out, head, 29) != 29 || REAL(write)(out, path, length) != (ssize_t)length ||
        (size && REAL(write)(out, content, size) != (ssize_t)size))
        abort();
}

static ssize_t written(int fd, const void *content, size_t size, int64_t at,
                       ssize_t (*really)(int, const void *, size_t, int64_t)) {
    char path[4001];
    ssize_t done;
    if (!place_of(fd, path)) return really(fd, content, size, at);
    pthread_mutex_lock(&lock);
    if (at < 0) {
        /* Of a file that is appended to, where the write ends is where it stands afterwards. */
        done = really(fd, content, size, -1);
        if (done > 0) put('w', lseek(fd, 0, SEEK_CUR) - done, path, content, (uint64_t)done);
    } else {
        done = really(fd, content, size, at);
        if (done > 0) put('w', at, path, content, (uint64_t)done);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

static ssize_t plainly(int fd, const void *content, size_t size, int64_t at) {
    (void)at;
    return REAL(write)(fd, content, size);
}

static ssize_t at_place(int fd, const void *content, size_t size, int64_t at) {
    return REAL(pwrite64)(fd, content, size, at);
}

ssize_t write(int fd, const void *content, size_t size) {
    return written(fd, content, size, -1, plainly);
}
ssize_t pwrite(int fd, const void *content, size_t size, off_t at) {
    return written(fd, content, size, at, at_place);
}
ssize_t pwrite64(int fd, const void *content, size_t size, off64_t at) {
    return written(fd, content, size, at, at_place);
}

static int cut(int fd, int64_t length) {
    char path[4001];
    int done;
    if (!place_of(fd, path)) return REAL(ftruncate64)(fd, length);
    pthread_mutex_lock(&lock);
    done = REAL(ftruncate64)(fd, length);
    if (!done) put('t', length, path, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

/* The time of a fsync is when it has ended: what is told to anybody after it may rely on it. */
static int made_sure(int fd, int (*really)(int)) {
    char path[4001];
    int done;
    if (!place_of(fd, path)) return really(fd);
    pthread_mutex_lock(&lock);
    done = really(fd);
    if (!done) put('f', 0, path, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int fsync(int fd) { return made_sure(fd, REAL(fsync)); }
int fdatasync(int fd) { return made_sure(fd, REAL(fdatasync)); }

int unlink(const char *path) {
    int done;
    pthread_mutex_lock(&lock);
    done = REAL(unlink)(path);
    if (!done && out >= 0 && strncmp(path, folder, strlen(folder)) == 0) put('u', 0, path, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}
