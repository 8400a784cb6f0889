#include "exporters/contributions/request.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/text/base64.hpp"
#include "core/text/unknown_name.hpp"
#include "exporters/json/damage.hpp"

namespace sigloom {
namespace {

using Json = nlohmann::json;

/// Takes an object of texts; what else comes stops the parser.
class Handler {
  public:
    explicit Handler(ReportFile& report) : report_(report) {}

    bool null() { return refuse("a text, got null"); }
    bool boolean(bool) { return refuse("a text, got true or false"); }
    bool number_integer(std::int64_t) { return refuse("a text, got a number"); }
    bool number_unsigned(std::uint64_t) { return refuse("a text, got a number"); }
    bool number_float(double, const std::string&) { return refuse("a text, got a number"); }
    bool binary(const Json::binary_t&) { return true; }
    bool start_array(std::size_t) { return refuse("a text, got a list"); }
    bool end_array() { return true; }
    bool end_object() { return true; }
    bool start_object(std::size_t) {
        return std::exchange(is_open_, true) ? refuse("a text, got an object") : true;
    }
    bool key(const std::string& name) {
        name_ = name;
        return true;
    }
    bool string(const std::string& value) {
        if (!is_open_) return refuse("an object, got a text");
        if (name_ == "content") return take_content(value);
        if (name_ != "path" && name_ != "shown_path") {
            constexpr std::array<std::string_view, 3> known{"content", "path", "shown_path"};
            fault_ = unknown_name("member", name_, known);
            return false;
        }
        if (value.empty()) return refuse("a path, got an empty text");
        (name_ == "path" ? report_.path : report_.file) = path_as_text(value);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) {
        is_damaged_ = true;
        return false;
    }

    /// What stopped the parser, but for damage.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    [[nodiscard]] bool is_damaged() const { return is_damaged_; }

  private:
    bool refuse(std::string_view expected_and_got) {
        fault_ = "expected ";
        fault_ += expected_and_got;
        return false;
    }

    bool take_content(const std::string& value) {
        report_.text = decode_base64(value);
        return report_.text ? true : refuse("base64 as \"content\", got another text");
    }

    ReportFile& report_;
    std::string name_;  ///< of the member at hand
    std::string fault_;
    bool is_open_ = false;
    bool is_damaged_ = false;
};

}  // namespace

void read_request(std::string_view line, ReportFile& report) {
    Handler handler(report);
    Json::sax_parse(line, &handler);
    if (handler.is_damaged()) {
        json::Damage damage = json::find_damage(line);
        throw LineFault{damage.offset, std::move(damage.message)};
    }
    if (!handler.fault().empty()) throw LineFault{0, handler.fault()};
    if (report.path.empty()) throw LineFault{0, "expected a \"path\", got none"};
    if (!report.text) throw LineFault{0, "expected \"content\", got none"};
}

}  // namespace sigloom
