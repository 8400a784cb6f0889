// A disk that is full for one test: files of this process cannot grow beyond a size.
#pragma once

#include <sys/resource.h>

#include <csignal>
#include <cstddef>

namespace sigloom::test {

class FullDisk {
  public:
    explicit FullDisk(std::size_t largest_file) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{largest_file, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }

  private:
    void (*signal_)(int);
    rlimit before_{};
};

}  // namespace sigloom::test
