#include "gazette/base/process.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gazette/base/text.h"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& what, const fs::path& path, int error) {
  throw Error(fmt::format("cannot {} {}: {}", what, path.string(),
                          std::error_code(error, std::generic_category()).message()),
              path.string());
}

/// The last signal that asked this program to end while another ran; 0 where none did.
std::atomic<int> signal_seen = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // else no handler may set it

extern "C" void note_signal(int signal) {
  signal_seen = signal;
}

/// Holds back the signals that would end this program at once while other programs run, for they
/// have process groups of their own and would stay behind. What was ignored stays ignored (nohup).
class SignalWatch {
 public:
  SignalWatch() {
    const std::lock_guard guard(mutex);
    if (watches_count++ > 0) {
      return;
    }
    struct sigaction ours = {};
    ours.sa_handler = note_signal;
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      ::sigaction(kSignals[i], nullptr, &formers[i]);
      if (formers[i].sa_handler != SIG_IGN) {
        ::sigaction(kSignals[i], &ours, nullptr);
      }
    }
  }
  ~SignalWatch() {
    const std::lock_guard guard(mutex);
    if (--watches_count > 0) {
      return;
    }
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      ::sigaction(kSignals[i], &formers[i], nullptr);
    }
  }
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

 private:
  static constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};
  // Signals are the whole process's: its threads share one watch.
  static inline std::mutex mutex;
  static inline int watches_count = 0;
  static inline std::array<struct sigaction, kSignals.size()> formers = {};
};

void throw_if_stopped(const fs::path& program) {
  if (const int signal = signal_seen; signal != 0) {
    throw Stopped(signal,
                  fmt::format("stopped while {} ran, which was ended", program.filename().string()),
                  program.string());
  }
}

/// The reading end of a pipe whose writing end the program gets.
class Pipe {
 public:
  explicit Pipe(const fs::path& program) {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) {
      fail("make a pipe for", program, errno);
    }
    ::fcntl(ends_[0], F_SETFL, O_NONBLOCK);
  }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  [[nodiscard]] int reading() const { return ends_[0]; }
  [[nodiscard]] int writing() const { return ends_[1]; }
  [[nodiscard]] bool is_open() const { return ends_[0] >= 0; }
  void close_writing() { close(1); }

  /// Some of what has come; closes the pipe at its end. No more than a buffer at a time, so that
  /// the limits are looked at however fast a program writes.
  void drain(std::string& text) {
    std::array<char, 65536> buffer = {};
    const ssize_t count = ::read(ends_[0], buffer.data(), buffer.size());
    if (count > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(count));
    } else if (count == 0) {
      close(0);
    }
  }

 private:
  void close(std::size_t end) {
    if (ends_[end] >= 0) {
      ::close(ends_[end]);
      ends_[end] = -1;
    }
  }

  std::array<int, 2> ends_ = {-1, -1};
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) {
    pointers.push_back(text.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

/// Starts the program in a process group of its own, so that it can be ended with its children.
pid_t start(const ProcessRequest& request, const Pipe& output, const Pipe& error_output) {
  std::vector<std::string> arguments = {request.program.string()};
  arguments.insert(arguments.end(), request.arguments.begin(), request.arguments.end());
  const char* path = std::getenv("PATH");
  std::vector<std::string> environment = {fmt::format("PATH={}", path != nullptr ? path : ""),
                                          "LC_ALL=C.UTF-8"};
  environment.insert(environment.end(), request.environment.begin(), request.environment.end());

  posix_spawn_file_actions_t actions = {};
  posix_spawnattr_t attributes = {};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.writing(), 1);
  posix_spawn_file_actions_adddup2(&actions, error_output.writing(), 2);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t process = 0;
  const int error = ::posix_spawn(&process, request.program.c_str(), &actions, &attributes,
                                  pointers_to(arguments).data(), pointers_to(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    fail("run", request.program, error);
  }
  return process;
}

/// A program that runs, with all that it starts. Nothing of it is left when this ends.
class Child {
 public:
  explicit Child(pid_t process) : process_(process) {}
  ~Child() {
    if (process_ > 0) {
      end();
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// It keeps its id (WNOWAIT) until `end`, so that nobody else's group can have it by then.
  [[nodiscard]] bool is_running() const {
    siginfo_t state = {};
    while (::waitid(P_PID, static_cast<id_t>(process_), &state, WEXITED | WNOHANG | WNOWAIT) != 0) {
      if (errno != EINTR) {
        return false;
      }
    }
    return state.si_pid == 0;
  }

  /// Ends its group, whether it runs or left something running; its exit code.
  int end() {
    ::kill(-process_, SIGKILL);
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t process_;
};

/// A signal may be given to another thread and break no wait of this one: so look that often.
constexpr std::int64_t kWaitMillisecondsMax = 100;

/// Reads both streams until they end, or until the time or the room for them is over.
void read_streams(const ProcessRequest& request, Clock::time_point end, Pipe& output,
                  Pipe& error_output, ProcessResult& result) {
  while (output.is_open() || error_output.is_open()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) {
      result.is_out_of_time = true;
      return;
    }
    // A descriptor below 0 is passed over.
    std::array<pollfd, 2> waited = {pollfd{output.reading(), POLLIN, 0},
                                    pollfd{error_output.reading(), POLLIN, 0}};
    const auto wait =
        static_cast<int>(std::min<std::int64_t>(left.count() + 1, kWaitMillisecondsMax));
    const int ready = ::poll(waited.data(), waited.size(), wait);
    throw_if_stopped(request.program);
    if (ready < 0) {
      continue;  // a signal came
    }
    if (waited[0].revents != 0) {
      output.drain(result.output);
    }
    if (waited[1].revents != 0) {
      error_output.drain(result.error_output);
    }
    if (std::max(result.output.size(), result.error_output.size()) > request.output_bytes_max) {
      result.is_output_too_long = true;
      return;
    }
  }
}

}  // namespace

std::optional<fs::path> find_program(std::string_view name) {
  const char* path = std::getenv("PATH");
  for (const std::string_view each : split(path != nullptr ? path : "", ':')) {
    const fs::path folder = each;
    const fs::path candidate = folder / name;
    std::error_code error;
    // Never from the working folder, which may be one of documents.
    if (folder.is_absolute() && fs::is_regular_file(candidate, error) &&
        ::access(candidate.c_str(), X_OK) == 0) {
      return candidate;
    }
  }
  return std::nullopt;
}

ProcessResult run_process(const ProcessRequest& request) {
  const SignalWatch watch;
  throw_if_stopped(request.program);
  Pipe output(request.program);
  Pipe error_output(request.program);
  Child child(start(request, output, error_output));
  output.close_writing();
  error_output.close_writing();
  const Clock::time_point end = Clock::now() + std::chrono::seconds(request.seconds_max);
  ProcessResult result;
  read_streams(request, end, output, error_output, result);
  // A program may close its streams and run on, no longer than it is given.
  while (!result.is_out_of_time && !result.is_output_too_long && child.is_running()) {
    throw_if_stopped(request.program);
    result.is_out_of_time = Clock::now() > end;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  result.exit_code = child.end();
  throw_if_stopped(request.program);  // a signal that came since the last look
  return result;
}

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "gazette-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    fail("make the folder", name, errno);
  }
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

UserLock::UserLock(std::string_view name) {
  // Each user has a file of their own, for that of another cannot be opened.
  const fs::path path =
      fs::temp_directory_path() / fmt::format("gazette-{}-{}.lock", name, ::getuid());
  file_ = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (file_ < 0) {
    fail("open", path, errno);
  }
  while (::flock(file_, LOCK_EX) != 0) {
    if (errno != EINTR) {
      const int error = errno;
      ::close(file_);
      fail("lock", path, error);
    }
  }
}

UserLock::~UserLock() {
  ::close(file_);
}

}  // namespace gazette
