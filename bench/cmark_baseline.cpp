// cmark_baseline FOLDER: how long cmark takes, on one thread, to parse the reports below a folder.
// The files are in memory before the clock starts.
#include <cmark.h>

#include <cstdio>
#include <exception>

#include "bench/timing.hpp"

int main(int argc, char** argv) try {
    if (argc != 2) throw std::runtime_error("usage: cmark_baseline FOLDER");
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    for (const auto& report : sigloom::bench::reports_below(argv[1])) {
        texts.push_back(sigloom::bench::slurp(report.file));
        bytes += texts.back().size();
    }
    std::size_t documents = 0;
    const double time = sigloom::bench::seconds([&] {
        for (const std::string& text : texts) {
            cmark_node* document =
                cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT);
            documents += document != nullptr ? 1 : 0;
            cmark_node_free(document);
        }
    });
    sigloom::bench::print("seconds", time);
    sigloom::bench::print("reports", static_cast<double>(documents));
    sigloom::bench::print("bytes", static_cast<double>(bytes));
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
