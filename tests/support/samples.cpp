#include "tests/support/samples.hpp"

#include "core/report/diagnostic.hpp"

namespace sigloom::test {

std::filesystem::path source_folder() {
    return SIGLOOM_SOURCE;
}

std::vector<ReportFile> sample_reports() {
    const std::filesystem::path folder[] = {source_folder() / "samples"};
    DiagnosticList ignored;
    return find_reports(folder, ignored);
}

}  // namespace sigloom::test
