// What to say of a day that is not written as the program reads it.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// Why `text` is no day, and how to write the one that is most likely meant. The order of the parts
/// is said in Vietnamese too: who writes 31/12/2022 has to see at once what goes where.
[[nodiscard]] std::string date_remedy(std::string_view text);

}  // namespace gazette
