// Names for what must not be called the same in a file.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace sigloom {

class UniqueNames {
  public:
    using Key = std::string (*)(const std::string& name);

    /// Names of one key are the same name.
    explicit UniqueNames(Key key = [](const std::string& name) { return name; }) : key_(key) {}

    void reserve(std::size_t names) { taken_.reserve(names); }

    /// False if it is taken already.
    bool take(const std::string& name) { return taken_.insert(key_(name)).second; }

    /// Takes the first of numbered(2), numbered(3), ... that is free. What is asked for by the same `base` begins
    /// where that ended before: O(1) names are tried on average, however many are alike.
    template <typename Numbered>
    std::string take_numbered(const std::string& base, Numbered numbered) {
        unsigned& number = next_.try_emplace(key_(base), 2).first->second;
        std::string name = numbered(number++);
        while (!take(name)) name = numbered(number++);
        return name;
    }

  private:
    Key key_;
    std::unordered_set<std::string> taken_;
    std::unordered_map<std::string, unsigned> next_;
};

}  // namespace sigloom
