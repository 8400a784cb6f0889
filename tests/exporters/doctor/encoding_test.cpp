// Files in other encodings.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "exporters/doctor/doctor.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(DoctorOfEncodings, BytesThatMeanNothingAreLostContent) {
    const test::TemporaryFolder folder;
    const auto expect = [&](const std::string& label, bool loses_content, const auto& messages) {
        const auto path =
            folder.write("g.graphml",
                         "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n"
                         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph "
                         "edgedefault=\"undirected\"><node id=\"" +
                             label + "\"/></graph></graphml>");
        DiagnosticList list;
        const RawGraph graph = read_raw_graph(path.string(), list).value();
        std::vector<std::string> found;
        for (const Finding& finding : examine(graph)) found.push_back(finding.message);
        EXPECT_THAT(found, messages);
        EXPECT_EQ(mend(graph, {}, list).loses_content, loses_content);
    };
    const auto says_so = HasSubstr("in which some of its bytes mean nothing");
    expect("caf\xE9", false, Not(Contains(says_so)));
    expect("caf\x81", true, Contains(says_so));
}

}  // namespace
}  // namespace sigloom
