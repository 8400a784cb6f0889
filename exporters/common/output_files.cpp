#include "exporters/common/output_files.hpp"

#include <algorithm>
#include <utility>

namespace sigloom {

OutputFiles::OutputFiles(std::span<const std::filesystem::path> targets) {
    for (const std::filesystem::path& target : targets) files_.push_back(Output::to_file(target));
}

void OutputFiles::set_check(std::function<void()> check) {
    for (Output& file : files_) file.set_check(check);
    check_ = std::move(check);
}

const std::string& OutputFiles::error() const {
    static const std::string none;
    const auto failed =
        std::ranges::find_if(files_, [](const Output& file) { return !file.error().empty(); });
    return failed == files_.end() ? none : failed->error();
}

const std::string& OutputFiles::close() {
    for (Output& file : files_) file.complete();
    if (error().empty()) {
        check_();
        for (Output& file : files_) {
            file.put_in_place();
            if (!file.error().empty()) break;
        }
    }
    return error();
}

}  // namespace sigloom
