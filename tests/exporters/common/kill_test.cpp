// SIGKILL, which no program can catch, while files are written: between any two system calls, as only
// these change what is on the disk.
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/threads.hpp"
#include "exporters/formats.hpp"
#include "tests/support/random_graphs.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sigloom {
namespace {

namespace fs = std::filesystem;

constexpr long never = -1;
constexpr long most_moments = 100;

/// Writes a graph in a process of its own, and kills that when it enters or leaves a system call for the
/// `when`th time. Returns how often it did so; a little differs from one run to the next, so that the
/// last of these moments can come too late.
long write(const KnowledgeGraph& graph, const Format& format, const fs::path& path, long when) {
    const pid_t child = fork();
    if (child == 0) {
        if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(3);
        raise(SIGSTOP);
        std::string error = "nothing";
        run_on_threads(1, [&] { error = write_graph_file(graph, format, path).error; });
        _exit(error.empty() ? 0 : 2);
    }
    int status = 0;
    long stops = 0;
    for (waitpid(child, &status, 0); WIFSTOPPED(status); waitpid(child, &status, 0)) {
        if (stops++ == when) kill(child, SIGKILL);
        ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    }
    const bool was_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    const bool was_done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    EXPECT_TRUE(when == never ? was_done : was_killed || was_done) << status;
    return stops;
}

/// The files that a path is or holds, by their names below it.
using Tree = std::map<std::string, std::string>;

Tree tree_of(const test::TemporaryFolder& folder, const fs::path& path) {
    const auto bytes_of = [&](const fs::path& file) {
        return folder.read(fs::relative(file, folder.path()).string());
    };
    Tree files;
    if (fs::is_regular_file(path)) files[""] = bytes_of(path);
    if (!fs::is_directory(path)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), path)] = bytes_of(entry.path());
    }
    return files;
}

const Format& first_of(Shape shape) {
    return *std::ranges::find_if(formats(), [&](const Format& format) {
        return format.shape() == shape && !format.needs.positions && !format.needs.evidence;
    });
}

KnowledgeGraph path_graph(Node count, std::string_view kind) {
    std::vector<test::WeightedEdge> edges;
    for (Node node = 1; node < count; ++node) edges.push_back({node - 1, node, 0.1 * node});
    const KnowledgeGraph graph = test::make_graph(count, edges);
    NodeTable nodes = graph.nodes();
    EdgeTable ends = graph.edges();
    nodes.kind = ends.kind = TextColumn();
    for (Node node = 0; node < count; ++node) nodes.kind.push_back(kind);
    for (Node node = 1; node < count; ++node) ends.kind.push_back(kind);
    return {std::move(nodes), std::move(ends)};
}

class KillTest : public ::testing::TestWithParam<Shape> {};

TEST_P(KillTest, AtAnyMomentEveryFileIsTheOldOneOrTheNewOneAndAFolderIsOne) {
    const Format& format = first_of(GetParam());
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / ("g" + std::string(format.suffixes.front()));
    const std::vector<fs::path> targets = target_paths(format, path);
    const auto trees = [&] {
        std::vector<Tree> all;
        for (const fs::path& target : targets) all.push_back(tree_of(folder, target));
        return all;
    };
    const KnowledgeGraph old_graph = path_graph(3000, "theme");
    const KnowledgeGraph new_graph = path_graph(3000, "issue");
    write(old_graph, format, path, never);
    const long stops = write(new_graph, format, path, never);
    const std::vector<Tree> after = trees();
    write(old_graph, format, path, never);
    const std::vector<Tree> before = trees();

    std::map<bool, int> outcomes;  // by whether it was new
    const long moments = std::min(stops, most_moments);
    for (long moment = 0; moment < moments; ++moment) {
        // Where not all are tried, the last ones stand close together: there files are put in place.
        const long spread = most_moments / 2;
        const long when = stops <= most_moments ? moment
                          : moment < spread     ? moment * (stops - spread) / spread
                                                : stops - most_moments + moment;
        write(new_graph, format, path, when);
        const std::vector<Tree> now = trees();
        for (std::size_t i = 0; i < targets.size(); ++i) {
            ASSERT_NE(before[i], after[i]);
            ASSERT_TRUE(now[i] == before[i] || now[i] == after[i])
                << targets[i] << " is neither, killed at " << when << " of " << stops;
        }
        ++outcomes[now == after];
        // What the dead process left does not stand in the way.
        if (now != before) write(old_graph, format, path, never);
        ASSERT_EQ(trees(), before);
    }
    EXPECT_GT(outcomes[false], moments / 4);
    EXPECT_GT(outcomes[true], 0);
}

INSTANTIATE_TEST_SUITE_P(Shapes, KillTest,
                         ::testing::Values(Shape::stream, Shape::files, Shape::folder,
                                           Shape::path));

}  // namespace
}  // namespace sigloom
