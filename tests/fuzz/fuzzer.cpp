// One program for all that Sigloom reads: the environment variable FUZZED names the target, which takes the bytes that
// libFuzzer makes up. An input that is refused is as good as one that is read; faults are crashes, what the sanitizers find,
// and what takes too long or too much memory.
//
//     fuzzer --targets              their names, one a line
//     fuzzer --seeds FOLDER REPORT  inputs to begin with, in FOLDER/TARGET/: the report, and its graph in each format

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text_store.hpp"
#include "core/graph/build.hpp"
#include "exporters/common/packing.hpp"
#include "exporters/contributions/reader.hpp"
#include "exporters/contributions/request.hpp"
#include "exporters/contributions/writer.hpp"
#include "exporters/doctor/doctor.hpp"
#include "exporters/formats.hpp"

namespace {

namespace fs = std::filesystem;
using namespace sigloom;

struct Target {
    std::string name;
    std::function<void(std::string_view bytes)> read;
    /// Writes inputs to begin with into a folder.
    std::function<void(const ReportFile& report, const KnowledgeGraph& graph,
                       const fs::path& folder)>
        write_seeds;
};

void write_file(const fs::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// A file with these bytes, of this process, for what is read by its path.
std::string file_with(std::string_view bytes, std::string_view suffix) {
    const fs::path path = fs::temp_directory_path() /
                          ("sigloom-fuzzed-" + std::to_string(getpid()) + std::string(suffix));
    write_file(path, bytes);
    return path.string();
}

/// Where a format has several files, the table of edges is the one that is read.
std::string suffix_of(const Format& format) {
    return std::string(format.name == "csv" ? std::string_view(".edges.csv") : format.suffixes[0]);
}

Target format_target(const Format& format) {
    const auto read = [&format](std::string_view bytes) {
        DiagnosticList reported;
        try {
            if (std::holds_alternative<BytesReader>(format.read)) {
                read_graph_bytes(bytes, "fuzzed" + suffix_of(format), reported, {}, {&format, 1});
            } else {
                read_graph_file(file_with(bytes, suffix_of(format)), reported, {}, {&format, 1});
            }
        } catch (const UnreadableFormat&) {  // refused, in words
        }
    };
    const auto write_seeds = [&format](const ReportFile&, const KnowledgeGraph& graph,
                                       const fs::path& folder) {
        write_graph_file(graph, format, folder / ("seed" + std::string(format.suffixes[0])));
    };
    return {std::string(format.name), read, write_seeds};
}

void examine_and_mend(std::string_view bytes, std::string_view suffix) {
    DiagnosticList reported;
    if (const auto raw = read_raw_graph(file_with(bytes, suffix), reported)) {
        examine(*raw);
        mend(*raw, {}, reported);
    }
}

Target doctor_target(const Format& format) {
    const auto read = [&format](std::string_view bytes) {
        examine_and_mend(bytes, suffix_of(format));
    };
    return {"doctor-" + std::string(format.name), read, format_target(format).write_seeds};
}

void write_report_seed(const ReportFile& report, const KnowledgeGraph&, const fs::path& folder) {
    DiagnosticList reported;
    write_file(folder / "seed.md", load(report, reported)->text);
}

void read_report(std::string_view bytes) {
    const ReportFile report{.file = "", .path = "fuzzed.md", .text = std::string(bytes)};
    DiagnosticList reported;
    for (const NamesRule names : {NamesRule::exact, NamesRule::learned}) {
        BuildOptions options;
        options.names = names;
        options.threads = 1;
        build_graph({&report, 1}, options, reported);
    }
}

ContributionOptions all_parts() {
    return {.running_texts = std::make_shared<RunningTexts>(), .runs = NameRuns::collect};
}

void read_line(std::string_view bytes) {
    try {
        read_contribution_line(bytes, all_parts(), std::make_shared<TextStore>());
    } catch (const LineFault&) {  // refused, with its place
    }
}

void write_line_seed(const ReportFile& report, const KnowledgeGraph&, const fs::path& folder) {
    ContributionOptions parts = all_parts();
    parts.row_texts = true;
    const FileContributions file =
        contribute(report, ReportSchema(), parts, std::make_shared<TextStore>());
    std::string line;
    append_contribution_line(line, file, share_of_highest(parts.default_relevancy));
    write_file(folder / "seed.jsonl", line.substr(0, line.find('\n')));
}

void read_request_line(std::string_view bytes) {
    ReportFile report;
    try {
        read_request(bytes, report);
    } catch (const LineFault&) {  // refused, with its place
    }
}

void write_request_seed(const ReportFile&, const KnowledgeGraph&, const fs::path& folder) {
    write_file(folder / "seed.json",
               R"({"path":"a/b.md","content":"IyBBCgojIyBCCg==","shown_path":"c/a/b.md"})");
}

void unpack_bytes(std::string_view bytes) {
    unpack(bytes, most_unpacked(bytes.size()));
    unpack_start(bytes, first_bytes_size);
}

void write_packed_seeds(const ReportFile&, const KnowledgeGraph& graph, const fs::path& folder) {
    const Format& format = *find_format("edgelist");
    for (const char* suffix : {".gz", ".zst"}) {
        write_graph_file(graph, format,
                         folder / ("seed" + std::string(format.suffixes[0]) + suffix));
    }
}

const std::vector<Target>& targets() {
    static const std::vector<Target> all = [] {
        std::vector<Target> list;
        for (const Format& format : formats()) {
            if (format.is_read()) list.push_back(format_target(format));
        }
        for (const std::string_view format :
             {"graphml", "gexf", "json", "csv", "gml", "dot", "pajek"}) {
            list.push_back(doctor_target(*find_format(format)));
        }
        list.push_back({"report", read_report, write_report_seed});
        list.push_back({"contribution", read_line, write_line_seed});
        list.push_back({"request", read_request_line, write_request_seed});
        list.push_back({"packed", unpack_bytes, write_packed_seeds});
        return list;
    }();
    return all;
}

void write_all_seeds(const fs::path& folder, const std::string& report_path) {
    const ReportFile report{
        .file = report_path, .path = fs::path(report_path).filename().string(), .text = {}};
    DiagnosticList reported;
    const BuildResult built = build_graph({&report, 1}, {}, reported);
    for (const Target& target : targets()) {
        fs::create_directories(folder / target.name);
        target.write_seeds(report, built.graph, folder / target.name);
    }
}

const Target* fuzzed = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    const std::vector<std::string> given(*arguments + 1, *arguments + *count);
    if (given == std::vector<std::string>{"--targets"}) {
        for (const Target& target : targets()) std::puts(target.name.c_str());
        std::exit(0);
    }
    if (given.size() == 3 && given[0] == "--seeds") {
        write_all_seeds(given[1], given[2]);
        std::exit(0);
    }
    const char* name = std::getenv("FUZZED");
    for (const Target& target : targets()) {
        if (name != nullptr && target.name == name) fuzzed = &target;
    }
    if (fuzzed == nullptr) {
        std::fputs("FUZZED has to name one of the targets that --targets lists\n", stderr);
        std::exit(2);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzzed->read({reinterpret_cast<const char*>(data), size});
    return 0;
}
