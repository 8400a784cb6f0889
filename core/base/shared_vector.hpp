// A vector that copies share until one of them is changed.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace sigloom {

/// Reads like a const std::vector. Copying costs O(1); changing one of several copies makes it one
/// of its own first, O(size).
template <typename T>
class SharedVector {
  public:
    using value_type = T;
    using const_iterator = typename std::vector<T>::const_iterator;

    SharedVector() = default;
    SharedVector(std::initializer_list<T> elements) : SharedVector(std::vector<T>(elements)) {}
    // NOLINTNEXTLINE(google-explicit-constructor): it takes the vector's place
    SharedVector(std::vector<T> elements)
        : elements_(std::make_shared<std::vector<T>>(std::move(elements))) {}

    [[nodiscard]] const std::vector<T>& read() const { return *elements_; }
    /// To be changed while no other copy is made or read.
    std::vector<T>& write() {
        if (elements_.use_count() > 1) elements_ = std::make_shared<std::vector<T>>(*elements_);
        return *elements_;
    }

    // NOLINTNEXTLINE(google-explicit-constructor)
    operator const std::vector<T>&() const { return read(); }
    // NOLINTNEXTLINE(google-explicit-constructor)
    operator std::span<const T>() const { return read(); }
    [[nodiscard]] std::size_t size() const { return read().size(); }
    [[nodiscard]] bool empty() const { return read().empty(); }
    const T& operator[](std::size_t i) const { return read()[i]; }
    [[nodiscard]] const T* data() const { return read().data(); }
    [[nodiscard]] const T& front() const { return read().front(); }
    [[nodiscard]] const T& back() const { return read().back(); }
    [[nodiscard]] const_iterator begin() const { return read().begin(); }
    [[nodiscard]] const_iterator end() const { return read().end(); }

    void reserve(std::size_t count) { write().reserve(count); }
    void push_back(T element) { write().push_back(std::move(element)); }

    friend bool operator==(const SharedVector& a, const SharedVector& b) {
        return a.elements_ == b.elements_ || a.read() == b.read();
    }

  private:
    std::shared_ptr<std::vector<T>> elements_ = std::make_shared<std::vector<T>>();
};

}  // namespace sigloom
