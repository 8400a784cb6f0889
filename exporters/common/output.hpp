// Where bytes go: a file, standard output, or a string in a test.
//
// Errors stick: writers do not check each write, the output keeps its first failure and close()
// reports it. A file is written beside its target and renamed by close(), so that the target is
// either the old file or the complete new one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace sigloom {

class Output {
  public:
    /// Writes a temporary file in the folder of `target` that close() renames to it. A target that
    /// exists and is no regular file (/dev/full, a pipe) is written directly. A target that ends in .gz
    /// or .zst is packed.
    static Output to_file(const std::filesystem::path& target);
    /// Standard output (1) or another open descriptor, which stays open.
    static Output to_descriptor(int descriptor, std::string name);
    /// Appends to a string that outlives the output.
    static Output to_string(std::string& target);

    Output(Output&&) noexcept;
    Output& operator=(Output&&) noexcept;
    /// Without close() before, a file is given up: the temporary one is removed.
    ~Output();

    /// Calls this now and then while bytes go out, and before a file is put in place. May throw,
    /// which ends the output: a file is given up as if it had never been begun.
    void set_check(std::function<void()> check);

    void write(std::string_view bytes);
    void write(char byte) { write(std::string_view(&byte, 1)); }

    /// Empty as long as everything went well; otherwise `name: what`, for people.
    [[nodiscard]] const std::string& error() const;
    /// The reader of a pipe went away: no more output is wanted, and that is no failure to shout
    /// of.
    [[nodiscard]] bool broken_pipe() const;

    /// Writes what is buffered and puts the file in place. Returns error().
    const std::string& close();

  private:
    friend class OutputFiles;
    friend class OutputFolder;

    struct State;
    explicit Output(std::unique_ptr<State> state);

    /// A file that must not be there yet, written directly; `name` is for people.
    static Output to_new_file(const std::filesystem::path& path, std::string name);
    /// An output with an error to begin with.
    static Output failed(std::string error);

    /// The two halves of close(): afterwards all bytes are written, and the target is untouched.
    void complete();
    /// Puts a complete file in place, if nothing failed.
    void put_in_place();

    std::unique_ptr<State> state_;
};

}  // namespace sigloom
