// Lengths of files, functions and lines.

#include <algorithm>
#include <optional>
#include <regex>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "tests/tidy/tidy.h"

namespace gazette::tidy {
namespace {

constexpr std::size_t kFileLinesMax = 500;
constexpr std::size_t kFunctionLinesMax = 70;
constexpr std::size_t kLineColumnsMax = 100;

/// Files that are longer, each with its reason. One that is not longer must leave the list.
struct LongFile {
  std::string_view path = {};
  std::string_view reason = {};
};

const std::vector<LongFile> kLongFiles = {};

bool is_cpp(std::string_view path) {
  return path.ends_with(".cc") || path.ends_with(".h");
}

/// What a brace opens, told by the text before it.
enum class Scope { outer, function, other };

Scope scope_of(const std::string& head) {
  static const std::regex name_space(R"((^|\s)(namespace|extern)(\s|$))");
  static const std::regex type(R"((^|\s)(struct|class|union|enum)\s[^()]*$)");
  if (std::regex_search(head, name_space) || std::regex_search(head, type)) {
    return Scope::outer;
  }
  const std::size_t equals = head.find(" = ");
  const std::size_t parenthesis = head.find('(');
  const bool is_value = equals != std::string::npos && equals < parenthesis;
  return parenthesis != std::string::npos && !is_value ? Scope::function : Scope::other;
}

/// Finds functions by their braces, outside of every other function.
class FunctionFinder {
 public:
  explicit FunctionFinder(const Source& source) : source_(source) {}

  Faults find() {
    bool in_directive = false;
    bool line_start = true;
    const std::string code = code_only(source_.text);
    for (std::size_t i = 0; i < code.size(); ++i) {
      const char c = code[i];
      in_directive = in_directive || (line_start && c == '#');
      line_start = c == '\n' || (line_start && c == ' ');
      if (c == '\n') {
        in_directive = in_directive && i > 0 && code[i - 1] == '\\';
        ++line_;
      }
      if (!in_directive) {
        read(c == '\n' ? ' ' : c);
      }
    }
    return std::move(faults_);
  }

 private:
  void read(char c) {
    if (c == '{') {
      open();
    } else if (c == '}') {
      close();
    } else if (c == ';' && !in_function()) {
      head_.clear();
    } else if (!in_function() && (c != ' ' || !head_.empty())) {
      head_line_ = head_.empty() ? line_ : head_line_;
      head_ += c;
    }
  }

  [[nodiscard]] bool in_function() const { return function_depth_.has_value(); }

  void open() {
    ++depth_;
    if (!in_function() && scope_of(head_ + " ") == Scope::function) {
      function_depth_ = depth_;
      function_line_ = head_line_;
      name_ = head_.substr(0, head_.find('('));
    }
    head_.clear();
  }

  void close() {
    if (function_depth_ == depth_) {
      const std::size_t lines = line_ - function_line_ + 1;
      if (lines > kFunctionLinesMax) {
        faults_.push_back({source_.path, function_line_,
                           fmt::format("the function \"{}\" has {} lines, use at most {}",
                                       trim(name_), lines, kFunctionLinesMax)});
      }
      function_depth_.reset();
    }
    --depth_;
    head_.clear();
  }

  const Source& source_;
  Faults faults_ = {};
  std::string head_ = {};  // code since the last ";" or brace
  std::string name_ = {};
  std::size_t head_line_ = 1;
  std::size_t function_line_ = 1;
  std::size_t line_ = 1;
  int depth_ = 0;
  std::optional<int> function_depth_ = {};
};

Faults check_file_length(const Source& source, std::size_t lines) {
  const auto listed = std::find_if(kLongFiles.begin(), kLongFiles.end(),
                                   [&](const LongFile& file) { return file.path == source.path; });
  const bool is_listed = listed != kLongFiles.end();
  if (lines > kFileLinesMax && !is_listed) {
    return {{source.path, 0,
             fmt::format("the file has {} lines, use at most {}", lines, kFileLinesMax)}};
  }
  if (lines <= kFileLinesMax && is_listed) {
    return {{source.path, 0, "the file is no longer long, use no entry in kLongFiles"}};
  }
  return {};
}

}  // namespace

Faults check_lengths(const Source& source) {
  const auto lines =
      static_cast<std::size_t>(std::count(source.text.begin(), source.text.end(), '\n'));
  Faults faults = check_file_length(source, lines);
  std::size_t line_number = 0;
  for (const std::string_view line : split(source.text, '\n')) {
    ++line_number;
    const std::size_t columns = to_code_points(line).size();
    if (columns > kLineColumnsMax) {
      faults.push_back(
          {source.path, line_number,
           fmt::format("the line has {} columns, use at most {}", columns, kLineColumnsMax)});
    }
  }
  if (is_cpp(source.path)) {
    const Faults functions = FunctionFinder(source).find();
    faults.insert(faults.end(), functions.begin(), functions.end());
  }
  return faults;
}

}  // namespace gazette::tidy
