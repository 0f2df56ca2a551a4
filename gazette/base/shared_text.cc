#include "gazette/base/shared_text.h"

#include <mutex>
#include <unordered_set>

namespace gazette {

const std::string SharedText::kEmpty;

SharedText::SharedText(std::string_view text) {
  // A node stays where it is, whatever is added.
  static std::unordered_set<std::string> texts;
  static std::mutex mutex;
  if (!text.empty()) {
    const std::lock_guard lock(mutex);
    text_ = &*texts.emplace(text).first;
  }
}

}  // namespace gazette
