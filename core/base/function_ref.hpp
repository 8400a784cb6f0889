// A function as a parameter, where a template would have to stand in a header.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace sigloom {

template <typename Signature>
class FunctionRef;

/// Refers to something that can be called, for the length of a call; it owns nothing. What C++26
/// calls std::function_ref.
template <typename Result, typename... Arguments>
class FunctionRef<Result(Arguments...)> {
  public:
    template <typename Function>
    requires(!std::is_same_v<std::remove_cvref_t<Function>, FunctionRef> &&
             std::is_invocable_r_v<Result, Function&, Arguments...>)
        // NOLINTNEXTLINE(google-explicit-constructor): it stands for the function
        FunctionRef(Function&& function)
        : function_(const_cast<void*>(static_cast<const void*>(std::addressof(function)))),
          call_([](void* called, Arguments... arguments) -> Result {
              return (*static_cast<std::remove_reference_t<Function>*>(called))(
                  std::forward<Arguments>(arguments)...);
          }) {}

    Result operator()(Arguments... arguments) const {
        return call_(function_, std::forward<Arguments>(arguments)...);
    }

  private:
    void* function_;
    Result (*call_)(void*, Arguments...);
};

}  // namespace sigloom
