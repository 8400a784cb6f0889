// What was freed, given back to the system.
#pragma once

namespace sigloom {

/// The heap keeps what was freed for what comes next. Behind the end of a step that has freed much of
/// it in small pieces, this gives all whole pages of it back. O(pages of the heap).
void give_back_free_memory();

}  // namespace sigloom
