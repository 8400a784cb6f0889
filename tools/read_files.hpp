// The files that the program has read, so that no output replaces one of them by mistake.
#pragma once

#include <string>

namespace sigloom {

/// Notes that a file, or a folder that is a graph, is read. It need not exist.
void note_read_file(const std::string& path);

/// From now on every file may be replaced: --force.
void allow_replacing_read_files();

/// Throws WrongUse when the file at this path, under whatever name, was read and may not be
/// replaced. O(files that were read) where the path is that of a file or folder.
void require_not_read(const std::string& path);

}  // namespace sigloom
