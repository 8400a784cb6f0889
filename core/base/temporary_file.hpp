// A file for what does not fit into memory. It has no name, so that it is gone with the process.
#pragma once

namespace sigloom {

/// Opens one in the folder TMPDIR, or /tmp, to be read and written; the caller closes it. Throws
/// std::system_error.
int open_temporary_file();

/// Throws errno as std::system_error, which says that a temporary file failed at `what`.
[[noreturn]] void throw_of_temporary_file(const char* what);

}  // namespace sigloom
